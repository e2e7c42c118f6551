import type { Listening } from './app.ts'
import type { Config } from './config.ts'

/** What a person reads when the server has started. The secret is in it only when it was made a moment ago. */
export function welcomeText(version: string, config: Config, listening: Listening, signInLink?: string): string {
  const { url, publicUrl, accessKey } = listening
  const blocks = [
    [
      `Lifeguard ${version} listens on ${url}`,
      `  Clients use   ${publicUrl}   (Region ${config.region})`,
      ...(config.console === 'on' ? [`  Console       ${publicUrl}/console`] : []),
      `  Data          ${databaseText(config)}`,
      `  E-mail        ${mailText(config)}`,
      `  SMS           ${smsText(config)}`,
      `  Access key    ${accessKey.accessKeyId} (${originText[accessKey.origin]})`,
      ...(accessKey.origin === 'just made' ? secretLines(accessKey.secretAccessKey) : []),
    ],
    ...(signInLink === undefined ? [] : [signInLines(signInLink)]),
    tryLines(config, listening),
  ]
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`
}

const originText = {
  configured: 'from the configuration',
  'just made': 'made just now',
  'made before': 'made at the first start',
} as const

function databaseText({ databaseUrl, dataDir }: Config): string {
  if (databaseUrl === undefined) return `SQLite in ${dataDir}`
  return `PostgreSQL at ${new URL(databaseUrl).host || 'the local socket'}`
}

function mailText({ smtpUrl }: Config): string {
  if (smtpUrl === undefined) return 'kept in the outbox; set LIFEGUARD_SMTP_URL to send it'
  return `sent through ${new URL(smtpUrl).host}`
}

function smsText({ smsWebhookUrl }: Config): string {
  if (smsWebhookUrl === undefined) return 'kept in the outbox; set LIFEGUARD_SMS_WEBHOOK_URL to send it'
  return `handed to ${new URL(smsWebhookUrl).host}`
}

function secretLines(secretAccessKey: string): string[] {
  return [
    `  Secret        ${secretAccessKey}`,
    '  The secret is shown this once: keep it. If it gets lost, set LIFEGUARD_ACCESS_KEY_ID and',
    '  LIFEGUARD_SECRET_ACCESS_KEY to a key of your own.',
  ]
}

function signInLines(link: string): string[] {
  return ['Open the console by this link. It signs you in once, within an hour:', `  ${link}`]
}

function tryLines(config: Config, { publicUrl, accessKey }: Listening): string[] {
  const secret = accessKey.origin === 'just made' ? accessKey.secretAccessKey : 'YOUR_SECRET_ACCESS_KEY'
  const lines = [
    'Try it with the AWS CLI:',
    `  export AWS_ACCESS_KEY_ID=${accessKey.accessKeyId} AWS_SECRET_ACCESS_KEY=${secret} AWS_DEFAULT_REGION=${config.region}`,
    `  aws cognito-idp create-user-pool --pool-name first --auto-verified-attributes email --endpoint-url ${publicUrl}`,
    `  aws cognito-idp list-user-pools --max-results 10 --endpoint-url ${publicUrl}`,
  ]
  if (config.smtpUrl === undefined)
    lines.push('Read the outbox, with the codes that users were sent:', outboxLine(config, publicUrl))
  return [...lines, 'The README goes on from there to a first sign-in.']
}

function outboxLine({ region }: Config, publicUrl: string): string {
  return (
    `  curl --aws-sigv4 aws:amz:${region}:lifeguard --user "$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY"` +
    ` -H 'Content-Type: application/x-amz-json-1.1' -H 'X-Amz-Target: Lifeguard.ListMessages' -d '{}' ${publicUrl}/`
  )
}
