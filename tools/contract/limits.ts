import { readFileSync } from 'node:fs'
import type { Service } from '#contract/shape.ts'

/**
 * What the SDK does not carry and the project therefore keeps itself: bounds, patterns, enumerations without an
 * exported constant, values that an enumeration of the SDK lacks, and who may call an operation.
 */
export interface LimitsTable {
  service: Pick<Service, 'name' | 'apiVersion' | 'protocol' | 'targetPrefix' | 'signingName'>
  /** Exactly the operations to generate, and who may call them: anyone, or a signer. */
  auth: Record<string, 'none' | 'sigv4'>
  /** Operations of the SDK that are left out on purpose; one that is in neither list stops the generator. */
  omitted: string[]
  /** Limits by the name AWS gives the shape. */
  shapes: Record<string, ShapeLimits>
  /** Which limited shape a member has: structure name, then member name. */
  members: Record<string, Record<string, string>>
  /** Members whose limit is not published; they carry the one of the same member elsewhere. */
  assumed: Record<string, string[]>
}

export interface ShapeLimits {
  type?: 'long'
  min?: number
  max?: number
  pattern?: string
  enum?: string[]
  sensitive?: true
  member?: string
  key?: string
  value?: string
}

/** Reads `tools/contract/limits/<file>.json`. */
export function readLimits(file: string): LimitsTable {
  return JSON.parse(readFileSync(new URL(`./limits/${file}.json`, import.meta.url), 'utf8'))
}
