import assert from 'node:assert/strict'
import { type AddressInfo, createServer, type Server } from 'node:net'
import { after, before, suite, test } from 'node:test'
import type { Config } from '#server/config.ts'
import { hasMail, sendMail } from './actions.ts'

let server: Server
let mails: { to: string[]; data: string }[] = []
let refuses = false

before(async () => {
  server = createServer((line) => {
    let mail = { to: [] as string[], data: '' }
    let reading = false
    line.setEncoding('utf8').write('220 test\r\n')
    line.on('error', () => {})
    line.on('data', (chunk: string) => {
      if (reading) {
        mail.data += chunk
        if (!mail.data.endsWith('\r\n.\r\n')) return
        reading = false
        mails.push(mail)
        mail = { to: [], data: '' }
        return line.write('250 queued\r\n')
      }
      for (const command of chunk.split('\r\n').filter(Boolean)) {
        if (/^RCPT/i.test(command)) mail.to.push(command)
        if (/^DATA/i.test(command)) reading = true
        if (/^QUIT/i.test(command)) line.end('221 bye\r\n')
        else line.write(/^DATA/i.test(command) ? '354 go\r\n' : refuses && /^RCPT/i.test(command) ? '550 no such user\r\n' : '250 ok\r\n')
      }
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
})
after(() => void server.close())

const config = () => ({ smtpUrl: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`, mailFrom: 'centre@gereh.example' }) as Config
const letter = { id: 'm-1', to: 'sara@unit.example', subject: 'پیام مرکز', text: 'پروندهٔ EA-1405-000123' }

suite('mail', () => {
  test('goes out as plain text in Persian', async () => {
    mails = []
    const sent = await sendMail(config(), letter)
    assert.equal(sent.ok, true, sent.error)
    assert.ok(sent.ref)
    const [mail] = mails
    assert.deepEqual(mail!.to, ['RCPT TO:<sara@unit.example>'])
    const [head, body] = mail!.data.split('\r\n\r\n') as [string, string]
    assert.match(head, /From: centre@gereh\.example/)
    const decoded = /base64/i.test(head)
      ? Buffer.from(body, 'base64').toString('utf8')
      : body.replace(/=\r\n/g, '').replace(/(=[0-9A-F]{2})+/g, (m) => Buffer.from(m.replace(/=/g, ''), 'hex').toString('utf8'))
    assert.match(decoded, /پروندهٔ EA-1405-000123/)
  })

  test('a subject with line ends adds no header', async () => {
    mails = []
    await sendMail(config(), { ...letter, subject: 'x\r\nBcc: thief@example.com' })
    assert.doesNotMatch(mails[0]!.data.split('\r\n\r\n')[0]!, /^Bcc:/m)
    assert.equal(mails[0]!.to.length, 1)
  })

  test('a refusal and a server that is away are told apart, and nothing is thrown', async () => {
    refuses = true
    assert.equal((await sendMail(config(), letter)).error, 'refused')
    refuses = false
    assert.equal((await sendMail({ ...config(), smtpUrl: 'smtp://127.0.0.1:9' } as Config, letter)).error, 'unreachable')
  })

  test('needs a server and a sender', () => assert.deepEqual([hasMail(config()), hasMail({ ...config(), mailFrom: '' } as Config)], [true, false]))
})
