import type { Service, Shape, StructureShape } from '#contract/shape.ts'
import { header, quoted } from './write-table.ts'

/** Plain TypeScript types of a table: enumerations, structures, exceptions' extra members, operations. */
export function writeTypes(prefix: string, table: Service): string {
  const parts: string[] = []
  for (const [name, shape] of Object.entries(table.shapes)) {
    if (shape.type === 'string' && shape.enum) parts.push(`export type ${name} = ${unionOf(shape.enum)}\n`)
    if (shape.type === 'structure' && !shape.error) parts.push(structureType(table, name, shape))
  }
  return `${header}\n${[...parts, errorTypes(prefix, table), operationTypes(prefix, table)].join('\n')}`
}

function structureType(table: Service, name: string, shape: StructureShape): string {
  const members = memberLines(table, shape, '  ')
  if (members.length === 0) return `export type ${name} = Record<string, never>\n`
  return `export interface ${name} {\n${members.join('\n')}\n}\n`
}

function memberLines(table: Service, shape: StructureShape, indent: string): string[] {
  return Object.entries(shape.members).map(([member, target]) => {
    const mark = shape.required?.includes(member) ? '' : '?'
    return `${indent}${member}${mark}: ${typeOf(table, target)}`
  })
}

/** Members of each exception besides its message. */
function errorTypes(prefix: string, table: Service): string {
  const lines = Object.entries(table.shapes).flatMap(([name, shape]) => {
    if (shape.type !== 'structure' || !shape.error) return []
    const extra = Object.entries(shape.members).filter(([member]) => member.toLowerCase() !== 'message')
    const members = memberLines(table, { ...shape, members: Object.fromEntries(extra) }, '')
    return [`  ${name}: ${members.length === 0 ? 'Record<string, never>' : `{ ${members.join('; ')} }`}`]
  })
  return `export interface ${prefix}Errors {\n${lines.join('\n')}\n}\n`
}

function operationTypes(prefix: string, table: Service): string {
  const lines = Object.entries(table.operations).map(([name, { input, output, errors }]) => {
    const failure = errors.length === 0 ? 'never' : unionOf(errors)
    return `  ${name}: { input: ${input}; output: ${output ?? 'Record<string, never>'}; errors: ${failure} }`
  })
  return `export interface ${prefix}Operations {\n${lines.join('\n')}\n}\n`
}

function typeOf(table: Service, name: string): string {
  const shape = table.shapes[name]
  if (!shape) throw new Error(`No shape ${name}`)
  return shape.type === 'structure' ? name : scalarType(table, name, shape)
}

function scalarType(table: Service, name: string, shape: Exclude<Shape, StructureShape>): string {
  switch (shape.type) {
    case 'string':
      return shape.enum ? name : 'string'
    case 'integer':
    case 'long':
      return 'number'
    case 'boolean':
      return 'boolean'
    case 'timestamp':
      return 'Date'
    case 'blob':
      return 'Uint8Array'
    case 'document':
      return 'unknown'
    case 'list':
      return `${typeOf(table, shape.member)}[]`
    case 'map':
      return `Record<string, ${typeOf(table, shape.value)}>`
  }
}

function unionOf(values: readonly string[]): string {
  return values.map(quoted).join(' | ')
}
