import type { Delivery, Mail } from './mailer.ts'

/** A server that does not answer holds nothing else up for longer than this. */
const TIMEOUT_MS = 30_000

/**
 * Sends mail by SMTP (RFC 5321) through the server of a `smtp:` or `smtps:` address. The library is loaded when the first
 * message goes out.
 */
export function smtp(url: string, from: string, log: (line: string) => void): (mail: Mail) => Promise<Delivery> {
  return async (mail) => {
    const { createTransport } = await import('nodemailer')
    const timeouts = { connectionTimeout: TIMEOUT_MS, greetingTimeout: TIMEOUT_MS, socketTimeout: TIMEOUT_MS }
    const transport = createTransport({ url, ...timeouts, disableFileAccess: true, disableUrlAccess: true })
    try {
      await transport.sendMail({ from, ...mail, headers: { 'Auto-Submitted': 'auto-generated', ...mail.headers } })
      return 'sent'
    } catch (error) {
      log(`mail: ${error instanceof Error ? error.message : String(error)}`)
      return deliveryAfter(error)
    } finally {
      transport.close()
    }
  }
}

/** 5yz is for good, 4yz for now; without an answer it depends on whether the message had been handed over. */
function deliveryAfter(error: unknown): Delivery {
  const { responseCode, command } = error as { responseCode?: number; command?: string }
  if (responseCode !== undefined) return responseCode >= 500 ? 'refused' : 'again'
  return command === 'DATA' ? 'unsure' : 'again'
}
