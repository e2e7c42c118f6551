/** A value that CloudFormation fills in: `!Ref UserPool`. */
export class Reference {
  readonly name: string
  constructor(name: string) {
    this.name = name
  }
}

/** A value as block YAML. Every text stands in double quotes, where YAML reads it as JSON does: none is taken for a number or a date. */
export function yamlText(value: object, indent = ''): string {
  if (Array.isArray(value)) return value.map((item) => `${indent}- ${itemText(item, indent)}`).join('')
  return Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .map(([key, member]) => `${indent}${keyText(key)}:${memberText(member, indent)}`)
    .join('')
}

/** YAML allows control characters nowhere, and its readers break lines at more marks than JSON does. */
function yamlString(text: string): string {
  return JSON.stringify(text).replaceAll(
    /[\u007f-\u009f\u2028\u2029\ufeff]/g,
    (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

const keyText = (key: string) => (/^[A-Za-z]+$/.test(key) && !isOtherType(key) ? key : yamlString(key))

/** Words that YAML 1.1 takes for a truth value or for nothing. */
const isOtherType = (word: string) => /^(?:y|n|yes|no|on|off|true|false|null)$/i.test(word)

const isEmpty = (value: object) => Object.values(value).every((member) => member === undefined)

function memberText(value: unknown, indent: string): string {
  const isNested = typeof value === 'object' && value !== null && !(value instanceof Reference) && !isEmpty(value)
  return isNested ? `\n${yamlText(value, `${indent}  `)}` : ` ${scalarText(value)}\n`
}

/** The first member of a list's item stands beside its dash. */
function itemText(value: unknown, indent: string): string {
  if (typeof value !== 'object' || value === null || value instanceof Reference) return `${scalarText(value)}\n`
  return isEmpty(value) ? `${scalarText(value)}\n` : yamlText(value, `${indent}  `).trimStart()
}

function scalarText(value: unknown): string {
  if (value instanceof Reference) return `!Ref ${value.name}`
  if (typeof value === 'string') return yamlString(value)
  if (typeof value === 'object') return Array.isArray(value) ? '[]' : '{}'
  return String(value)
}
