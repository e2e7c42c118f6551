/** The two parts of a sender such as `Example <no-reply@example.com>`. */
export type MailboxParts = { readonly address: string; readonly name: string }

/** What is no name before an address in angle brackets is taken for an address. */
export function mailboxParts(mailbox: string): MailboxParts {
  const [, name = '', address] = /^([^<>]*)<([^<>]*)>$/.exec(mailbox.trim()) ?? []
  if (address === undefined) return { address: mailbox.trim(), name: '' }
  const shown = name.trim()
  const quoted = /^"(.*)"$/s.exec(shown)?.[1]
  return { address: address.trim(), name: quoted?.replaceAll(/\\(.)/gs, '$1') ?? shown }
}
