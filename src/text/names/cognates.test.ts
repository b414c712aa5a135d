import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cognate, spellsOut } from './cognates.ts'

test('borrowed words are known in either script, whatever their ending', () => {
  for (const [arabic, latin] of [
    ['ديمقراطي', 'democratic'],
    ['ديمقراطية', 'democracy'],
    ['البرلمان', 'parliament'],
    ['والديمقراطية', 'democratic'],
    ['بالتلفزيون', 'television'],
    ['تلفزيوني', 'television'],
    ['التكنولوجيا', 'technology'],
    ['دبلوماسية', 'diplomat'],
    ['إستراتيجية', 'strategy'],
    ['بروتوكول', 'protocol'],
    ['فيروس', 'viruses'],
  ] as const) {
    assert.ok(cognate(arabic, latin) >= 0.9, `${arabic} / ${latin}: ${cognate(arabic, latin)}`)
  }
})

test('acronyms are read as words, spelled by letter or by initial', () => {
  for (const [arabic, latin] of [
    ['ناتو', 'NATO'],
    ['الناتو', 'NATO'],
    ['يونيسف', 'UNICEF'],
    ['سي إن إن', 'CNN'],
    ['بي بي سي', 'BBC'],
    ['أ.ف.ب', 'AFP'],
    ['أ ف ب', 'A.F.P.'],
    ['د ب أ', 'DPA'],
  ] as const) {
    assert.ok(cognate(arabic, latin) >= 0.9, `${arabic} / ${latin}: ${cognate(arabic, latin)}`)
  }
  assert.ok(!spellsOut('سي إن إن', 'BBC') && !spellsOut('', '') && !spellsOut('أ', 'A'))
})

test('words of the same meaning and another root are not cognates', () => {
  for (const [arabic, latin] of [
    ['حكومة', 'government'],
    ['رئيس', 'president'],
    ['انتخابات', 'elections'],
    ['من', 'man'],
    ['السيد', 'said'],
  ] as const) {
    assert.ok(cognate(arabic, latin) < 0.9, `${arabic} / ${latin}: ${cognate(arabic, latin)}`)
  }
})
