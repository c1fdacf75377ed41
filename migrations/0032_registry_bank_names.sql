-- 0030 marked the banks' agency of the shipped list alone. A province that has each bank as an agency of its own has it under the
-- bank's name: those are marked too. Only banks and credit institutions that bear the name of one; a blood bank and the central
-- bank are none that a resolution sends to the bank-expert panel. The administrator's form changes the mark either way.
do $f$
declare
  p smallint;
  before text := current_setting('app.province', true);
  names constant text := 'ملی|سپه|ملت|تجارت|صادرات|کشاورزی|مسکن|صنعت و معدن|توسعه صادرات|توسعه تعاون|رفاه|پاسارگاد|پارسیان'
    || '|اقتصاد نوین|سامان|سینا|کارآفرین|خاورمیانه|آینده|شهر|دی|ایران زمین|گردشگری|سرمایه|مهر ایران|قرض الحسنه مهر|رسالت|قرض الحسنه رسالت|ایران ونزوئلا';
begin
  for p in select id from people.province loop
    perform set_config('app.province', p::text, true);
    update registry.agency set bank = true, version = version + 1
     where province_id = p and not bank
       -- Arabic yeh and kaf, half-spaces and the hamza over heh are written in many ways.
       and regexp_replace(translate(name_fa, 'يكۀةۂ' || chr(8204), 'یکههه '), '[' || chr(1611) || '-' || chr(1620) || ']', '', 'g')
           ~ ('(^|\s)(بانک\s+(' || names || ')|پست\s?بانک|م[وؤ]سسه\s+(مالی\s+و\s+)?اعتباری)(\s|$|[(،])');
  end loop;
  perform set_config('app.province', coalesce(before, ''), true);
end $f$;
