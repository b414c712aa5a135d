import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { findEntities } from './find-entities.ts'

/** Each mention as `words=id`, adjectives with `*`. */
function mentions(text: string): readonly string[] {
  return findEntities(text, /\p{Script=Arabic}/u.test(text) ? 'ar' : 'en').map(
    ({ id, start, end, how }) => `${text.slice(start, end)}=${id}${how === 'adjective' ? '*' : ''}`,
  )
}

/** Each text with what must be found in it. */
function finds(expected: Readonly<Record<string, string>>): void {
  for (const [text, found] of Object.entries(expected)) assert.equal(mentions(text).join(' '), found, text)
}

test('an Arabic report tells its places and organisations', () => {
  finds({
    'طرابلس (رويترز) - قالت الأمم المتحدة إن أسلحة تتدفق على ليبيا من روسيا ومصر والإمارات.':
      'طرابلس=tripoli رويترز=reuters الأمم المتحدة=united-nations ليبيا=ly روسيا=ru ومصر=eg والإمارات=ae',
    'اتفقت الدول المطلة على نهر الأردن مع المفوضية السامية للأمم المتحدة لشؤون اللاجئين.':
      'نهر الأردن=jordan-river المفوضية السامية للأمم المتحدة لشؤون اللاجئين=unhcr',
  })
})

test('an English report tells its places and organisations', () => {
  finds({
    'BEIRUT (Reuters) - Syrian troops backed by Russia’s air force reached Deir ez-Zor, the UN said.':
      'BEIRUT=beirut Reuters=reuters Syrian=sy* Russia’s=ru Deir ez-Zor=deir-al-zor UN=united-nations',
    'Fighters of the Islamic State group left al-Bab for Tel Abyad and Ayn al-Arab (Kobani).':
      'Islamic State group=islamic-state al-Bab=al-bab Tel Abyad=tel-abyad Ayn al-Arab=kobani Kobani=kobani',
    'Nato and Unesco say so.': 'Nato=nato Unesco=unesco',
  })
})

test('both languages name the same place', () => {
  const ids = (text: string) => mentions(text).map((one) => one.split('=')[1])
  assert.deepEqual(
    ids('وصل وفد من غازي عنتاب إلى إدلب، وقال المرصد السوري لحقوق الإنسان'),
    ids('A delegation from Gaziantep reached Idleb, the Syrian Observatory for Human Rights said'),
  )
})

test('words that are written as part of an Arabic name are passed over', () => {
  finds({
    'وبالولايات المتحدة': 'وبالولايات المتحدة=us',
    'للعراق ولسوريا': 'للعراق=iq ولسوريا=sy',
    'فبنغازي كدبي': 'فبنغازي=benghazi كدبي=dubai',
    بَغْدَاد: 'بَغْدَاد=baghdad',
  })
})

test('adjectives of either language speak of their country', () => {
  finds({
    'مسؤولون سوريون والقوات التركية': 'سوريون=sy* التركية=tr*',
    'two Syrians and a British aid worker': 'Syrians=sy* British=gb*',
    'التقى الأكراد وفدا أوروبيا': 'الأكراد=kurdistan* أوروبيا=europe*',
  })
})

test('an Arabic name that is a common word needs its surroundings', () => {
  finds({
    'فتح الحارس الباب ودخل': '',
    'سيطرت قوات سورية على مدينة الباب': 'سورية=sy مدينة الباب=al-bab',
    'تقدمت القوات في حلب ومنبج والباب': 'حلب=aleppo ومنبج=manbij والباب=al-bab',
    'الباب (رويترز) - قال سكان': 'الباب=al-bab رويترز=reuters',
    'نشرت الصحيفة صور القتلى في لبنان وصور الجرحى': 'لبنان=lb',
    'قصف على بلدات في صور جنوب لبنان': 'صور=tyre جنوب لبنان=southern-lebanon',
    'أغلقت المدرسة بحجة الصيانة في اليمن': 'اليمن=ye',
    'قال جده إنه في جدة': 'جدة=jeddah',
    'سافر إلى مالي': 'مالي=ml',
    'أعلن البنك عن دعم مالي': '',
    'عمل بحماس مع حركة حماس': 'حركة حماس=hamas',
    'الاحتجاجات السلمية في سوريا': 'سوريا=sy',
  })
})

test('English words with a capital are names only where the capital tells', () => {
  finds({
    'Reading books is nice. Nice people live in Nice.': 'Nice=nice',
    'Reading books is nice.': '',
    'He told us who is in it.': '',
    'The US and the WHO said IS was there.': 'US=us WHO=world-health-organization IS=islamic-state',
    'TELL US WHO IS THERE': '',
    'Chad Smith played with Michael Jordan.': '',
    'The president of Chad went to Jordan.': 'Chad=td Jordan=jo',
    'a turkey from turkey': '',
    'He read the George Washington biography in Washington.': 'Washington=washington',
  })
})

test('of two places of one name the text’s country decides', () => {
  finds({
    'اشتباكات في طرابلس شمال لبنان بحسب الجيش اللبناني': 'طرابلس=tripoli-lebanon لبنان=lb الجيش اللبناني=lebanese-army',
    'اشتباكات في طرابلس': 'طرابلس=tripoli',
    'Clashes in Tripoli and Beirut': 'Tripoli=tripoli-lebanon Beirut=beirut',
    'عمان (بترا) - قال الملك': 'عمان=amman',
    'وصل إلى عمان قادما من مسقط، وقال وزير الخارجية العماني': 'عمان=om العماني=om*',
  })
})

test('mentions stand in order, apart, and inside the text, whatever the text', () => {
  const words = [
    'US',
    'the',
    'الباب',
    'وحلب',
    'سوريا',
    'Al',
    '-',
    'Bab',
    "Syria's",
    '(',
    'New',
    'York',
    'عمان',
    '\uD800',
  ]
  const anyText = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(fc.constantFrom(...words)).map((some) => some.join(' ')),
  )
  fc.assert(
    fc.property(anyText, fc.constantFrom('ar', 'en', 'fa', 'und'), (text, lang) => {
      let last = 0
      for (const { start, end } of findEntities(text, lang)) {
        assert.ok(start >= last && end > start && end <= text.length)
        last = end
      }
    }),
    { numRuns: 300 },
  )
})
