// Prints the tables' types for the compiler: `npm run schema`. With --check it only says whether the file is fresh.

import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '#server/config.ts'
import { migrate } from '#server/migrate.ts'
import { scratchDatabase } from './database.ts'

const target = 'src/server/schema.gen.ts'
const folder = mkdtempSync(join(tmpdir(), 'gg-schema-'))
const scratch = await scratchDatabase()
try {
  await migrate(scratch.ownerUrl, readConfig({ DATA_DIR: folder }))
  const out = join(folder, 'schema.ts')
  execFileSync(
    process.execPath,
    [
      'node_modules/kysely-codegen/dist/cli/bin.js',
      '--url',
      scratch.ownerUrl,
      '--dialect',
      'postgres',
      '--out-file',
      out,
      '--default-schema',
      '_none',
      '--include-pattern',
      '{journal,people,registry,channels,obstacles,casework,workgroup}.*',
      '--numeric-parser',
      'number',
      '--date-parser',
      'string',
      '--type-mapping',
      '{"int8":"number"}',
    ],
    { stdio: 'pipe' },
  )
  const text = readFileSync(out, 'utf8')
  if (process.argv.includes('--check')) {
    if (text !== readFileSync(target, 'utf8')) {
      console.error(`${target} is stale: run npm run schema`)
      process.exitCode = 1
    }
  } else writeFileSync(target, text)
} finally {
  await scratch.drop()
  rmSync(folder, { recursive: true, force: true })
}
