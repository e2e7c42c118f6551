/** Stands in the place of what differs from user to user. */
export const sampleValues = {
  code: '123456',
  password: 'Ab3-xY9#k',
  username: 'ana',
  link: 'https://example.com/confirmUser',
} as const

export type Sample = { readonly code: string; readonly username: string; readonly link?: string }

const placeholder = /\{####\}|\{username\}|\{##((?:(?!\{##|##\})[\s\S])+)##\}/g

/** A message as a user gets it, with sample values. Without a link in the sample its placeholder stays, as it does in a message. */
export function previewOf(template: string, { code, username, link }: Sample): string {
  return template.replaceAll(placeholder, (found, linkText: string | undefined) => {
    if (found === '{####}') return code
    if (found === '{username}') return username
    return link === undefined || linkText === undefined ? found : `<a href="${link}">${linkText}</a>`
  })
}
