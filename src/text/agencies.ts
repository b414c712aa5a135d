import { fold } from './fold.ts'

/** Names that stand in parentheses after a dateline's place. */
const NAMES = [
  ...['Reuters', 'Thomson Reuters Foundation', 'AFP', 'AP', 'The Associated Press', 'dpa', 'EFE', 'ANSA', 'UPI', 'PA'],
  ...['Xinhua', 'TASS', 'Interfax', 'RIA Novosti', 'Sputnik', 'Kyodo', 'Yonhap', 'PTI', 'Bloomberg', 'CNN', 'BBC'],
  ...[
    'Anadolu',
    'Anadolu Agency',
    'AA',
    'IRNA',
    'WAM',
    'SPA',
    'QNA',
    'KUNA',
    'BNA',
    'ONA',
    'Petra',
    'NNA',
    'SANA',
    'WAFA',
  ],
  ...[
    'MENA',
    'INA',
    'LANA',
    'SUNA',
    'SABA',
    'APS',
    'TAP',
    'MAP',
    'Maan',
    'IRIN',
    'IPS',
    'UN News',
    'Agencies',
    'RFE/RL',
  ],
  ...[
    'رويترز',
    'مؤسسة تومسون رويترز',
    'أ ف ب',
    'ا ف ب',
    'فرانس برس',
    'وكالة فرانس برس',
    'أ ب',
    'أسوشيتد برس',
    'أسوشييتد برس',
  ],
  ...[
    'د ب أ',
    'الألمانية',
    'شينخوا',
    'تاس',
    'إنترفاكس',
    'نوفوستي',
    'سبوتنيك',
    'بلومبرغ',
    'بلومبرج',
    'سي إن إن',
    'بي بي سي',
  ],
  ...[
    'الأناضول',
    'وكالة الأناضول',
    'إرنا',
    'وام',
    'واس',
    'قنا',
    'كونا',
    'بنا',
    'بترا',
    'الوطنية',
    'سانا',
    'وفا',
    'معا',
  ],
  ...[
    'أ ش أ',
    'واع',
    'وال',
    'سونا',
    'سبأ',
    'واج',
    'وات',
    'ومع',
    'وكالات',
    'الوكالات',
    'أخبار الأمم المتحدة',
    'العمانية',
  ],
]

const KEYS = new Set(NAMES.map(keyOf))

/** Whether a text names news agencies and nothing else: `رويترز`, `أ.ف.ب`, `AFP, Reuters`. */
export function isAgency(text: string): boolean {
  return KEYS.has(keyOf(text)) || text.split(/[,،/+]| و(?=\S)/).every((name) => KEYS.has(keyOf(name)))
}

function keyOf(name: string): string {
  return fold(name).replace(/[\s.]/g, '')
}
