/** Little words of English that its neighbours in Latin letters do not share. */
export const ENGLISH_WORDS: ReadonlySet<string> = new Set(
  `the and of to with that from is was are were has have had been be by its it this these those as at for on
  into over after before between about against amid than their they there them then his her he she you your our we who
  which what when where why how will would could should can may not but or all more most some out up new says said
  says say one two first last year years`.split(/\s+/),
)

/** Little words of French, Spanish, Italian, Portuguese, German, Dutch, Swedish, Turkish, Indonesian and Polish. */
export const FOREIGN_WORDS: ReadonlySet<string> = new Set(
  `le la les un une du des et est dans pour que qui sur au aux avec sont pas ce cette el los las y una del por con para
  se su como más il lo gli di che non per della delle sono o os da do dos em um uma não com na der die das und ist nicht
  ein eine mit von zu den dem im auf für auch het een en van dat niet zijn op voor och att det som är på av ett ve bir
  bu için ile olarak yang dan untuk dengan dari ini itu pada w z na nie jest się`.split(/\s+/),
)

/** Folded English words that say nothing of what a text is about: articles, prepositions, pronouns, questions, auxiliaries. */
export const ENGLISH_STOP_WORDS: ReadonlySet<string> = new Set(
  `a an the and or but nor so if then than as at by for from in into of off on onto out over to up with within without
  about above after again against all along also although am among any are aren't around be because been before being
  below between both can can't cannot could couldn't did didn't do does doesn't doing don't down during each either else
  ever every few had hadn't has hasn't have haven't having he he'd he'll he's her here hers herself him himself his how
  however i i'd i'll i'm i've is isn't it it's its itself just let's may me might more most much must my myself neither no
  not now often once one only other our ours ourselves own per rather same she she'd she'll she's should shouldn't since
  some such that that's their theirs them themselves there there's these they they'd they'll they're they've this those
  though through thus too under until upon us very was wasn't we we'd we'll we're we've were weren't what what's when where
  whether which while who who's whom whose why will with won't would wouldn't yet you you'd you'll you're you've your yours
  yourself yourselves anyone anything something everyone`.split(/\s+/),
)
