import type { Lang } from '../model/lang.ts'

/** What tells a language of the Arabic script from the others. */
export interface Signs {
  readonly lang: Lang
  /** Letters that only it writes. */
  readonly own: RegExp
  /** Letters that it writes and some others do as well. */
  readonly usual: RegExp
  /** Frequent little words that the others do not have. */
  readonly words: ReadonlySet<string>
  /** How a word with its definite article begins. */
  readonly article?: RegExp
}

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '))

export const ARABIC_SCRIPT_SIGNS: readonly Signs[] = [
  {
    lang: 'ar',
    own: /ة/g,
    usual: /[يكىأإ]/g,
    words: words('في من على إلى عن التي الذي هذا هذه بعد أن إن'),
    article: /^(?:[وفبك]?ال|لل)\p{L}{2}/u,
  },
  {
    lang: 'fa',
    own: /[پچژگ]/g,
    usual: /[کی]/g,
    // Typed on an Arabic keyboard as well, with ي and ك.
    words: words('است این که را از به با می برای شد شده كه اين کرد كرد خود آن های هاي'),
  },
  { lang: 'ur', own: /[ٹڈڑںے]/g, usual: /[کیہھگچپ]/g, words: words('کے کی کا میں ہے ہیں سے نے کو اور پر') },
  { lang: 'ckb', own: /[ێۆڕڵ]/g, usual: /[ەکیڤپچژگ]/g, words: words('لە بە بۆ ئەو کە و دا ئەم') },
  { lang: 'ps', own: /[ټډړږښڼځڅېۍ]/g, usual: /[ګیک]/g, words: words('په چې کې دې څخه سره له او ته د') },
  { lang: 'ug', own: /[ۇۈۋڭ]/g, usual: /[ەىېگپچ]/g, words: words('ۋە بىلەن ئۈچۈن بۇ بىر') },
  { lang: 'sd', own: /[ٿٽڊڏڳڱڄڃڻڦ]/g, usual: /[ڪھ]/g, words: words('جي جو ۾ آهي ۽ کي سان') },
]
