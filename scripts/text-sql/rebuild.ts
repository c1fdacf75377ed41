/** Writes anew every generated column whose expression calls a function of schema fa, with its indexes. */
export const rebuild = `-- Every stored column that these functions wrote holds terms of the edition before: written anew, with its indexes.
DO $do$
DECLARE
  c record; x text; defs text[];
BEGIN
  FOR c IN
    SELECT DISTINCT d.adrelid::regclass AS tab, quote_ident(a.attname) AS col, a.attrelid, a.attnum,
      format_type(a.atttypid, a.atttypmod) AS type, pg_get_expr(d.adbin, d.adrelid) AS expr
    FROM pg_attrdef d
    JOIN pg_attribute a ON a.attrelid = d.adrelid AND a.attnum = d.adnum AND a.attgenerated = 's' AND NOT a.attisdropped
    JOIN pg_depend p ON p.classid = 'pg_attrdef'::regclass AND p.objid = d.oid AND p.refclassid = 'pg_proc'::regclass
    JOIN pg_proc f ON f.oid = p.refobjid AND f.pronamespace = 'fa'::regnamespace
    ORDER BY 1, 2
  LOOP
    SELECT array_agg(pg_get_indexdef(i.indexrelid)) INTO defs FROM pg_index i WHERE i.indrelid = c.attrelid AND c.attnum = ANY (i.indkey);
    EXECUTE format('ALTER TABLE %s DROP COLUMN %s, ADD COLUMN %s %s GENERATED ALWAYS AS (%s) STORED', c.tab, c.col, c.col, c.type, c.expr);
    FOREACH x IN ARRAY coalesce(defs, '{}') LOOP EXECUTE x; END LOOP;
    -- Without statistics of the new column the planner would guess.
    EXECUTE format('ANALYZE %s (%s)', c.tab, c.col);
  END LOOP;
END $do$;
`
