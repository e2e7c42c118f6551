const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }
const BLOCK_END = /<(?:br|\/p|\/div|\/tr|\/li|\/h[1-6]|\/table|\/ul|\/ol|hr)\b[^<>]*>/gi
const UNSEEN = /<(style|script|head|title)\b[^<>]*>[\s\S]*?<\/\1\s*>|<!--[\s\S]*?-->/gi
const LINK = /<a\b[^<>]*?\bhref\s*=\s*(?:"([^"<>]*)"|'([^'<>]*)')[^<>]*>([^<>]*)<\/a\s*>/gi
const TAG = /<[^<>]*>/g
const ENTITY = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi

/** What a reader without HTML sees of a message: its words, line breaks and the addresses of its links. */
export function plainText(html: string): string {
  const text = html
    .replace(UNSEEN, '')
    .replace(/\s+/g, ' ')
    .replace(LINK, (_link, quoted: string | undefined, single: string | undefined, words: string) => {
      return `${words} (${quoted ?? single ?? ''})`
    })
    .replace(BLOCK_END, '\n')
    .replace(TAG, '')
  return decodeEntities(text)
    .replace(/[ \t]*\n[ \t]*/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

// After the tags are gone, so that an escaped value which looks like a tag stays readable. One pass: nothing is decoded twice.
function decodeEntities(text: string): string {
  return text.replace(ENTITY, (entity, decimal?: string, hexadecimal?: string, name?: string) => {
    if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? entity
    const codePoint = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number.parseInt(decimal, 10)
    return codePoint > 0 && codePoint <= 0x10_ff_ff ? String.fromCodePoint(codePoint) : entity
  })
}
