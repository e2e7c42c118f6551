/** Markup that is safe to send: made by `html` alone, which escapes every value that is not markup already. */
export class Html {
  readonly markup: string

  /** Call `html` instead. */
  constructor(markup: string) {
    this.markup = markup
  }
}

/** What can stand between `${` and `}`: markup as it is, text and numbers escaped, lists joined, nothing for the rest. */
export type Insertable = Html | string | number | false | undefined | readonly Insertable[]

/**
 * Markup with values in it. Attribute values have to be quoted, and no value may stand in a `<script>` or `<style>`, where escaping is no help
 * (CVE-2022-1274).
 */
export function html(parts: TemplateStringsArray, ...values: readonly Insertable[]): Html {
  let [markup = ''] = parts
  for (const [index, value] of values.entries()) markup += markupOf(value) + parts[index + 1]
  return new Html(markup)
}

/** A text of the catalogue with its places filled: `{name}` is a value or markup, all the rest is escaped. */
export function fill(text: string, values: Readonly<Record<string, Insertable>>): Html {
  const pieces = text.split(/\{(\w+)\}/)
  return new Html(pieces.map((piece, index) => markupOf(index % 2 === 0 ? piece : values[piece])).join(''))
}

function markupOf(value: Insertable): string {
  if (value instanceof Html) return value.markup
  if (typeof value === 'string' || typeof value === 'number') return escaped(String(value))
  return value === false || value === undefined ? '' : value.map(markupOf).join('')
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? '')
}
