import assert from 'node:assert/strict'
import { test } from 'node:test'
import { may } from './permissions.ts'

test('comments are moderated by moderators, editors and admins, staff is managed by admins', () => {
  assert.ok(may('moderator', 'moderate-comments') && may('editor', 'moderate-comments'))
  assert.ok(!may('contributor', 'moderate-comments') && !may('translator', 'moderate-comments'))
  assert.ok(!may('editor', 'manage-staff') && !may('moderator', 'read-staff-log'))
})
