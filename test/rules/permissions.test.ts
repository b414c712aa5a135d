import assert from 'node:assert/strict'
import { test } from 'node:test'
import { PERMISSIONS, ROLES } from '../../src/model/staff.ts'
import { may } from '../../src/staff/permissions.ts'
import { DESTINATIONS } from '../../src/web/newsroom/navigation.ts'
import { defineNewsroomPage, newsroomAction } from '../../src/web/newsroom/page.ts'
import { DOOR_ACTIONS, DOOR_PAGES, NEWSROOM_ACTIONS, NEWSROOM_PAGES } from '../../src/web/newsroom/routes.ts'
import { ACTIONS, PERSONAL_PAGES } from '../../src/web/routes.ts'
import { sourceFiles } from './source-files.ts'

test('every route of the newsroom names a permission that there is', () => {
  for (const [path, { permission }] of [...NEWSROOM_PAGES, ...NEWSROOM_ACTIONS])
    assert.ok(PERMISSIONS.includes(permission), `${path || '/'}: ${permission}`)
})

test('a route without one does not compile', () => {
  // @ts-expect-error: `npm run check` fails here when the permission is no longer asked for
  defineNewsroomPage({ load: async () => ({ data: 1 }), view: () => 'x' })
  // @ts-expect-error: as above
  newsroomAction({ perform: async () => ({ seeOther: '/' }) })
})

test('what stands in front of the door is this, and nothing else', () => {
  const token = ':token{[\\w-]{20,100}}'
  assert.deepEqual(
    DOOR_PAGES.map(([path]) => path),
    ['/sign-in', `/password/${token}`, `/first-admin/${token}`],
  )
  assert.deepEqual(
    DOOR_ACTIONS.map(([path]) => path),
    ['/sign-in', '/sign-in/code', '/sign-in/passkey', '/sign-out', `/password/${token}`, `/first-admin/${token}`],
  )
})

test('the newsroom is entered through its own table alone', () => {
  const inside = [...PERSONAL_PAGES, ...ACTIONS].filter(([path]) => path.startsWith('/newsroom'))
  const tables = [DOOR_PAGES, DOOR_ACTIONS, NEWSROOM_PAGES, NEWSROOM_ACTIONS]
  assert.equal(
    inside.length,
    tables.reduce((sum, table) => sum + table.length, 0),
  )
})

test('no address is both a page of the newsroom with and without a permission', () => {
  const doors = new Set([...DOOR_PAGES, ...DOOR_ACTIONS].map(([path]) => path))
  for (const [path] of [...NEWSROOM_PAGES, ...NEWSROOM_ACTIONS]) assert.ok(!doors.has(path), path)
})

test('every role may enter, and an admin may do everything', () => {
  for (const role of ROLES) assert.ok(may(role, 'enter-newsroom'), role)
  for (const permission of PERMISSIONS) assert.ok(may('admin', permission), permission)
})

test('roles are asked for nowhere but in the table of permissions', () => {
  const asking = sourceFiles().filter(({ path, text }) => path.startsWith('src/web/') && /\.role\s*[!=]==/.test(text))
  assert.deepEqual(
    asking.map(({ path }) => path),
    [],
  )
})

test('every place in the masthead asks for the permission of its page', () => {
  for (const { path, permission } of DESTINATIONS) {
    const page = NEWSROOM_PAGES.find(([below]) => `/en/newsroom${below}` === path('en'))
    assert.equal(page?.[1].permission, permission, path('en'))
  }
})
