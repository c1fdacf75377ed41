// The product as a process, for tests that kill it and for measuring: started like `npm start`, on a port of its own.

import { type ChildProcess, spawn } from 'node:child_process'

// The same flags as `npm start`.
const main = [
  process.execPath,
  '--disable-warning=ExperimentalWarning',
  '--max-old-space-size=256',
  '--max-semi-space-size=8',
  'src/main.ts',
] as const

export type Product = {
  readonly url: string
  readonly process: ChildProcess
  readonly startedIn: number
  readonly said: string
  kill(): Promise<void>
  end(): Promise<number | null>
}

/**
 * @param env DATA_DIR and what else it needs; PORT is chosen by the system
 * @param command another way to start it, e.g. `npm start`
 * @throws Error with what it printed, when it ends or is not there within two minutes
 */
export async function startProduct(env: Record<string, string>, command: readonly [string, ...string[]] = main): Promise<Product> {
  const before = performance.now()
  const child = spawn(command[0], command.slice(1), { env: { ...process.env, PORT: '0', ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  let errors = ''
  child.stderr.on('data', (chunk) => {
    errors += chunk
  })
  const url = await new Promise<string>((done, fail) => {
    const late = setTimeout(() => fail(new Error(`not there after 120 s: ${said}${errors}`)), 120_000)
    child.stdout.on('data', (chunk) => {
      said += chunk
      const found = /listens on (http:\/\/\S+)/.exec(said)
      if (found) {
        clearTimeout(late)
        done(found[1]!)
      }
    })
    child.once('exit', (code) => {
      clearTimeout(late)
      fail(new Error(`ended with ${code}: ${said}${errors}`))
    })
  })
  const exit = () =>
    new Promise<number | null>((done) =>
      child.exitCode !== null || child.signalCode ? done(child.exitCode) : child.once('exit', (code) => done(code)),
    )
  return {
    url,
    process: child,
    startedIn: performance.now() - before,
    get said() {
      return said
    },
    async kill() {
      child.kill('SIGKILL')
      await exit()
    },
    async end() {
      child.kill('SIGTERM')
      return exit()
    },
  }
}

/** The one-time code that the product printed for its first administrator. */
export function setupCode(product: Product): string {
  const found = /setup\?code=(\S+)/.exec(product.said)
  if (!found) throw new Error(`no set-up address in: ${product.said}`)
  return found[1]!
}
