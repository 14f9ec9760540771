import { texts } from '../../../texts'
import { change, mistakes } from './model'
import { formOf, holds, isObject, join, type Json, type Schema } from './schema'

interface Props {
  path: string
  name: string
  schema: Schema
  value: Json | undefined
  /** Words that somebody looks for; none shows everything. */
  words: readonly string[]
}

const within = (path: string, whole: string): boolean => path === whole || path.startsWith(`${whole}.`) || path.startsWith(`${whole}[`)

/** A value, a section or a list of the configuration, by its schema. */
export function Field({ path, name, schema, value, words }: Props) {
  const form = formOf(schema, value)
  if (form.type === 'object') return <Section path={path} name={name} schema={form} value={value} words={words} />
  if (form.type === 'array') return form.items && formOf(form.items, undefined).type !== 'object' ? <Lines path={path} name={name} schema={form} value={value} /> : <List path={path} name={name} schema={form} value={value} words={words} />
  return <Value path={path} name={name} schema={form} value={value} />
}

/** The fields of a section that hold what is looked for; all, when the section itself does. */
export function Fields({ path, schema, value, words }: Omit<Props, 'name'>) {
  const all = Object.entries(schema.properties ?? {}).filter(([key]) => key !== '$schema')
  const found = words.length === 0 ? all : all.filter(([key, property]) => holds(property, join(path, key), words))
  return (
    <>
      {(found.length > 0 ? found : all).map(([key, property]) => (
        <Field key={key} path={join(path, key)} name={key} schema={property} value={isObject(value) ? value[key] : undefined} words={words} />
      ))}
    </>
  )
}

function Section({ path, name, schema, value, words }: Props) {
  const wrong = mistakes.value.filter((mistake) => within(mistake.path, path)).length
  return (
    <details class="setting-section" open={words.length > 0 || wrong > 0} data-path={path}>
      <summary>
        <span>{name}</span>
        {schema.description && <small>{schema.description}</small>}
        {wrong > 0 && <em>{texts.system.configuration.mistakes(wrong)}</em>}
      </summary>
      <div class="setting-body">
        <Wrong path={path} />
        <Fields path={path} schema={schema} value={value} words={words} />
      </div>
    </details>
  )
}

function List({ path, name, schema, value, words }: Props) {
  const items = Array.isArray(value) ? value : []
  return (
    <section class="setting-list" aria-label={name}>
      <p>
        <b>{name}</b>
        {schema.description && <small>{schema.description}</small>}
      </p>
      <Wrong path={path} />
      {items.map((item, index) => (
        <div class="setting-item" key={index}>
          <Section path={`${path}[${index}]`} name={titleOf(item, `${name} ${index + 1}`)} schema={formOf(schema.items!, item ?? {})} value={item} words={words} />
          <button type="button" class="quiet" aria-label={texts.system.configuration.removeItem(titleOf(item, `${name} ${index + 1}`))} onClick={() => void change(`${path}[${index}]`, undefined)}>
            ✕
          </button>
        </div>
      ))}
      <button type="button" class="quiet" onClick={() => void change(`${path}[${items.length}]`, {})}>
        {texts.system.configuration.addItem(name)}
      </button>
    </section>
  )
}

const titleOf = (item: Json | undefined, other: string): string => (isObject(item) && typeof item.name === 'string' && item.name !== '' ? item.name : other)

function Lines({ path, name, schema, value }: Omit<Props, 'words'>) {
  return (
    <label class="setting" data-path={path}>
      <b>{name}</b>
      <small>
        {schema.description} {texts.classes.onePerLine}
      </small>
      <textarea
        name={path}
        rows={2}
        value={Array.isArray(value) ? value.join('\n') : ''}
        onChange={(event) => {
          const lines = event.currentTarget.value.split('\n').map((line) => line.trim()).filter((line) => line !== '')
          void change(path, lines.length === 0 ? undefined : lines)
        }}
      />
      <Wrong path={path} />
    </label>
  )
}

function Value({ path, name, schema, value }: Omit<Props, 'words'>) {
  const standard = schema.default === undefined ? '' : String(schema.default)
  const choices = schema.enum ?? (schema.type === 'boolean' ? ['true', 'false'] : undefined)
  const isWrong = mistakes.value.some((mistake) => mistake.path === path)
  const given = value === undefined || value === null ? '' : String(value)
  const set = (text: string) => void change(path, text === '' ? undefined : parsed(text, schema))
  return (
    <label class="setting" data-path={path}>
      <b>{name}</b>
      {schema.description && <small>{schema.description}</small>}
      {choices ? (
        <select name={path} value={given} aria-invalid={isWrong} onChange={(event) => set(event.currentTarget.value)}>
          <option value="">{standard === '' ? texts.unknown : texts.system.configuration.standard(standard)}</option>
          {choices.map((choice) => (
            <option key={choice}>{choice}</option>
          ))}
        </select>
      ) : (
        <input
          name={path}
          value={given}
          placeholder={standard}
          aria-invalid={isWrong}
          inputMode={schema.type === 'integer' ? 'numeric' : schema.type === 'number' ? 'decimal' : undefined}
          autocomplete="off"
          spellcheck={false}
          onChange={(event) => set(event.currentTarget.value)}
        />
      )}
      <Wrong path={path} />
    </label>
  )
}

/** What was typed, as the schema has it; as text where it cannot be that, so that the agent says what is wrong. */
function parsed(text: string, schema: Schema): Json {
  if (schema.type === 'boolean') return text === 'true'
  const number = Number(text.replace(',', '.'))
  return (schema.type === 'integer' || schema.type === 'number') && Number.isFinite(number) ? number : text
}

function Wrong({ path }: { path: string }) {
  return (
    <>
      {mistakes.value
        .filter((mistake) => mistake.path === path)
        .map(({ sentence }) => (
          <span class="setting-wrong" role="alert" key={sentence}>
            {sentence}
          </span>
        ))}
    </>
  )
}
