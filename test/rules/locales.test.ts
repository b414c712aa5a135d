import assert from 'node:assert/strict'
import { test } from 'node:test'
import ar from '../../src/locale/ar.json' with { type: 'json' }
import en from '../../src/locale/en.json' with { type: 'json' }
import { CHANGES, GENRES, KINDS } from '../../src/model/article.ts'
import {
  BAN_KINDS,
  COMMENT_POLICIES,
  COMMENT_STATES,
  DECISIONS,
  REPORT_REASONS,
  RULES,
} from '../../src/model/comment.ts'
import { REJECTIONS } from '../../src/model/item.ts'
import { EVIDENCE } from '../../src/model/relation.ts'
import { RELATION_ACTIONS } from '../../src/model/relation-log.ts'
import { NOTICES } from '../../src/search/notice.ts'

type Entry = string | Readonly<Record<string, string>>

const FORMS = { ar: ['few', 'many', 'one', 'other', 'two', 'zero'], en: ['one', 'other'] }

const messages: Readonly<Record<'ar' | 'en', Readonly<Record<string, Entry>>>> = { ar, en }

const textsOf = (entry: Entry): string[] => (typeof entry === 'string' ? [entry] : Object.values(entry))

const placeholdersOf = (entry: Entry): string[] =>
  [...new Set(textsOf(entry).flatMap((text) => text.match(/\{\w+\}/g) ?? []))].sort()

test('both languages have the same messages with the same placeholders', () => {
  assert.deepEqual(Object.keys(ar), Object.keys(en))
  for (const [key, entry] of Object.entries(messages.en)) {
    const other = messages.ar[key]
    assert.ok(other !== undefined && typeof other === typeof entry, key)
    assert.deepEqual(placeholdersOf(other), placeholdersOf(entry), key)
  }
})

test('every plural has the forms of its language', () => {
  for (const [key, entry] of Object.entries(messages.ar)) {
    if (typeof entry === 'object') assert.deepEqual(Object.keys(entry).sort(), FORMS.ar, key)
  }
  for (const [key, entry] of Object.entries(messages.en)) {
    if (typeof entry === 'object')
      assert.deepEqual(
        Object.keys(entry)
          .filter((form) => form !== 'zero')
          .sort(),
        FORMS.en,
        key,
      )
  }
})

test('no message is empty, padded, or typed with typewriter quotation marks', () => {
  for (const lang of ['ar', 'en'] as const) {
    for (const [key, entry] of Object.entries(messages[lang])) {
      for (const text of textsOf(entry)) {
        assert.ok(text !== '' && text === text.trim(), `${lang} ${key}`)
        assert.ok(!/["'`]/.test(text), `${lang} ${key}: ${text}`)
        assert.equal(text, text.normalize('NFC'), `${lang} ${key}`)
        assert.ok(lang === 'en' || !/[“”,;?]/.test(text), `${lang} ${key}: ${text}`)
      }
    }
  }
})

test('what the model can name has its message', () => {
  const keys = new Set(Object.keys(en))
  const named = [
    ...REJECTIONS.map((code) => `rejection.${code}`),
    ...KINDS.map((kind) => `kind.${kind}`),
    ...GENRES.map((genre) => `genre.${genre}`),
    ...CHANGES.map((change) => `change.${change}`),
    ...NOTICES.map((notice) => `search.notice.${notice}`),
    ...COMMENT_STATES.map((state) => `comment.state.${state}`),
    ...[...DECISIONS, 'judge', 'correct', 'delete'].map((decision) => `comment.decision.${decision}`),
    ...DECISIONS.map((decision) => `moderation.done.${decision}`),
    ...COMMENT_POLICIES.flatMap((policy) => [`policy.${policy}`, `policy.${policy}.about`]),
    ...REPORT_REASONS.map((reason) => `comments.reports.${reason}`),
    ...RULES.filter((rule) => rule !== 'ban' && rule !== 'policy').map((rule) => `rule.${rule}`),
    ...COMMENT_POLICIES.filter((policy) => policy !== 'open').map((policy) => `rule.policy.${policy}`),
    ...EVIDENCE.map((evidence) => `relatedesk.evidence.${evidence}`),
    ...RELATION_ACTIONS.map((action) => `relatedesk.action.${action}`),
    ...BAN_KINDS.flatMap((kind) => [`rule.ban.${kind}`, `moderation.ban.${kind}`]),
  ]
  assert.deepEqual(
    named.filter((key) => !keys.has(key)),
    [],
  )
})
