import { expect, it } from 'vitest'
import { formOf, holds, wordsOf, type Schema } from '../src/views/system/configuration/schema'

const schema: Schema = { type: 'object', properties: { mqtt: { description: 'Publisher.', type: 'object', properties: { port: { description: 'Port of the broker.', type: 'integer' } } }, parts: { type: 'object', properties: {} } } }

it('finds a key by its name, its path or its description', () => {
  const found = (search: string) => Object.entries(schema.properties!).filter(([key, property]) => holds(property, key, wordsOf(search))).map(([key]) => key)
  expect(found('mqtt.port')).toEqual(['mqtt'])
  expect(found('Broker')).toEqual(['mqtt'])
  expect(found('publisher')).toEqual(['mqtt'])
  expect(found('parts')).toEqual(['parts'])
  expect(found('nothing')).toEqual([])
})

it('shows a section that stands as one text as a text', () => {
  const both: Schema = { description: 'Words.', anyOf: [{ type: 'string' }, { type: 'object', properties: {} }] }
  expect(formOf(both, 'short')).toEqual({ type: 'string', description: 'Words.' })
  expect(formOf(both, {}).type).toBe('object')
})
