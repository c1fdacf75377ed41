// E-mail by the installation's SMTP server (SMTP_URL, MAIL_FROM).

import { createTransport } from 'nodemailer'
import type { Config } from '#server/config.ts'
import type { Verdict } from '../gateway/rules.ts'

const transports = new Map<string, ReturnType<typeof createTransport>>()

export const hasMail = (config: Config): boolean => config.smtpUrl !== '' && config.mailFrom !== ''

/** One plain-text letter; the first line of the text is its subject. Never throws for what the server does. */
export async function sendMail(config: Config, message: { id: string; to: string; subject: string; text: string }): Promise<Verdict> {
  const transport =
    transports.get(config.smtpUrl) ??
    createTransport(config.smtpUrl, { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 } as object)
  transports.set(config.smtpUrl, transport)
  try {
    const sent = await transport.sendMail({
      from: config.mailFrom,
      to: { name: '', address: message.to },
      subject: message.subject.replace(/[\r\n]+/g, ' '),
      text: message.text,
      headers: { 'X-Message-Id': message.id },
      disableFileAccess: true,
      disableUrlAccess: true,
    })
    return { ok: true, ref: sent.messageId.slice(0, 120), error: '' }
  } catch (error) {
    const code = (error as { responseCode?: number }).responseCode ?? 0
    return { ok: false, ref: '', error: code >= 500 ? 'refused' : 'unreachable' }
  }
}
