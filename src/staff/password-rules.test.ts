import assert from 'node:assert/strict'
import { test } from 'node:test'
import { passwordFault } from './password-rules.ts'

const NAMES = ['ورّاق', 'Warraq', 'Layla Haddad', 'layla.haddad@harbour.example']

const faultsOf = (passwords: readonly string[]) =>
  Promise.all(passwords.map(async (password) => [password, await passwordFault(password, NAMES)] as const))

test('any characters are taken, in any mixture, from 8 to 256 of them', async () => {
  const good = [
    'kq7-vbx!',
    'lantern quay sparrow',
    'قنديل رصيف عصفور',
    '🐪🐫🦒🦓🦬🐃🐂🐄',
    `${'long words, '.repeat(21)}end.`,
    '   leading and trailing   ',
  ]
  for (const [password, fault] of await faultsOf(good)) assert.equal(fault, undefined, password)
  assert.equal(await passwordFault('kq7-vbx', NAMES), 'too-short')
  assert.equal(await passwordFault('🐪🐫🦒🦓', NAMES), 'too-short')
  assert.equal(await passwordFault('ab'.repeat(129), NAMES), 'too-long')
})

test('what everyone tries is not, however it is capitalised or dressed', async () => {
  const common = [
    'password',
    'PassWord',
    'password1',
    'iloveyou',
    'qwertyuiop',
    '12345678',
    'sunshine!!',
    'aaaaaaaaaa',
    '١٢٣١٢٣١٢٣',
  ]
  for (const [password, fault] of await faultsOf(common)) assert.equal(fault, 'common', password)
})

test('nor are the names of the site and the person, with little beside them', async () => {
  for (const [password, fault] of await faultsOf([
    'warraq2026',
    'ورّاق١٢٣٤٥',
    'Haddad1990',
    'harbour!1',
    'laylalayla77',
  ]))
    assert.equal(fault, 'names', password)
  assert.equal(await passwordFault('the warraq sells ink by weight', NAMES), undefined)
})
