/** What of a JSON schema the agent's own uses. */
export interface Schema {
  description?: string
  type?: 'object' | 'array' | 'string' | 'number' | 'integer' | 'boolean'
  properties?: Record<string, Schema>
  items?: Schema
  anyOf?: Schema[]
  enum?: string[]
  default?: unknown
  minimum?: number
  maximum?: number
  maxLength?: number
}

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

export const isObject = (value: Json | undefined): value is { [key: string]: Json } => typeof value === 'object' && value !== null && !Array.isArray(value)

export const join = (path: string, key: string): string => (path === '' ? key : `${path}.${key}`)

/** The form of a value where there are two: a section that may stand as a single text. */
export function formOf(schema: Schema, value: Json | undefined): Schema {
  if (!schema.anyOf) return schema
  const wanted = isObject(value) ? 'object' : 'string'
  const form = schema.anyOf.find(({ type }) => type === wanted) ?? schema
  return schema.description === undefined ? form : { ...form, description: schema.description }
}

/** Whether a key, its description or something within it holds all the words. */
export function holds(schema: Schema, key: string, words: readonly string[]): boolean {
  const text = `${key} ${schema.description ?? ''}`.toLowerCase()
  if (words.every((word) => text.includes(word))) return true
  const inner = [schema, ...(schema.anyOf ?? []), ...(schema.items ? [schema.items] : [])]
  return inner.some(({ properties }) => properties !== undefined && Object.entries(properties).some(([name, property]) => holds(property, `${key} ${name}`, words)))
}

export const wordsOf = (search: string): string[] => search.toLowerCase().split(/[\s.]+/).filter((word) => word !== '')
