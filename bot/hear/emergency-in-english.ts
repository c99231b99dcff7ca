/**
 * What somebody in danger writes in English. Of English hardly anything was learnt: what says who is there and what befalls them stands by itself, what
 * only names a danger is weighed with what was learnt.
 */
import type { EmergencyRule } from './emergency-rule.ts'
import { english, pattern } from './pattern.ts'

const CHILD = '(?:kids?|child|children|boy|girl|baby|toddler|son|daughter)'
const SOMEBODY = `(?:${CHILD}|i|we|he|she|they|someone|somebody|people|person|man|woman|lady|guy|mom|mum|mother|dad|father|grand[a-z]{2,6}|wife|husband|roommate|flatmate|neighbou?r|worker|guard|girlfriend|boyfriend|friend|uncle|aunt(?:ie)?)`
const THE = '(?:the|my|our|a|an|this|that|his|her|their|your)'
const WHERE = `(?:${THE}|block|building|bldg|tower|unit|floor|flat|apartment|apt|room|[0-9]{1,4}(?:st|nd|rd|th)?)`
const LIFT = '(?:lift|elevator)'

/** In the clause of the danger: a question of what might be, a drill, the past, or its contrary. */
export const ENGLISH_NOT_NOW = pattern(
  english(
    "how (?:do|to|should|can|often)|what (?:if|happens|counts|should|to do)|if (?:there|someone|somebody|a|an|you|i|we|it)|in case|drills?|practi[cs]e|(?<!since )yesterday|(?:years|months|weeks|days) ago|last (?:week|month|year|time|winter|summer)|used to|false alarm|i heard (?:that|there was|about|of)|(?:in )?another (?:city|district|town)|(?:they|he|she|you|was|were|has been|have been|got)(?: already)? (?:fixed|repaired|solved|handled|stopped)|movies?|films?|games?|news|courses?|training|workshops?|posters?|insurance|regulations?|prevent|avoid|(?:afraid|scared|worried) (?:of|about|that)|(?:might|could|may|will) (?:get|catch|have)|(?:would|could|might) have|what would|almost|nearly|keeps? getting|(?:no ?one|nobody)(?: is| was|['’]s)?(?: inside| in it| hurt| stuck| trapped| there)|(?:is|was)(?: not|n['’]?t) (?:on fire|burning|stuck|trapped|leaking|hurt|smelling)|no (?:fire|flames|smoke|gas)|was (?:fixed|out)|is out now|put out|allowed|legal|fined?",
  ),
)

interface English {
  kind: EmergencyRule['kind']
  name: string
  phrases: string
  unless?: string
}

const ruleOf = ({ kind, name, phrases, unless }: English): EmergencyRule => ({
  ...{ kind, name, shape: pattern(english(phrases), 'g') },
  ...(unless && { unless: pattern(english(unless)) }),
})

const NO_FIRE =
  'fire (?:door|exit|escape|extinguishers?|hydrants?|station|brigade|alarm|lane|truck)s?|smoking|cigarettes?|bbq|barbecue|incense|chimney|firewood|exhaust|hood|detectors?|all day'
const OF_BILLS = 'gas (?:station|bill|card|fee|meter)'
const NO_PERSON = 'keys?|phone|parcel|package|trolley|smell|adverts?|ads?|cat|dog|flyers?|leaflets?|card|book|bag|price|bill'

/** So plain that nothing that was learnt overrules it. */
const PLAIN: English[] = [
  {
    kind: 'gas',
    name: 'gas, in English',
    phrases: `gas(?: is| pipe is| line is)?(?: leak| leaking| leaks)|gas (?:pipe|line) (?:broke|burst|is broken)|smell(?:s|ing)?(?: strongly)?(?: of| like)? (?:natural |cooking )?gas|(?:strong|bad|heavy|awful|terrible|weird) (?:natural )?gas smell|gas smell(?: is)? (?:everywhere|in|on|inside|outside|from)|leaking gas|hissing (?:gas|from ${THE} stove)|gas (?:hose|pipe|tube|valve|tank|bottle|cylinder|line)[^\\n.]{0,24} (?:came off|loose|broke|broken|burst|hissing|leaks?|leaking|exploded)`,
    unless: OF_BILLS,
  },
  {
    kind: 'fire',
    name: 'fire, in English',
    phrases: `on fire|caught fire|catching fire|fire (?:in|on|at|inside) ${WHERE}|fire(?= ?!)|there(?:['’]s| is) (?:a )?fire|flames?(?: are)? (?:coming|from|in|on|out|shooting)|(?:is|are) burning(?: up| down)?(?= (?:in|on|at|and|now)|$)|smoke(?: is)? (?:pouring|everywhere|filling|billowing)|(?:thick|black|heavy) smoke|smoke and (?:fire|flames)|full of smoke|(?:battery|charger|e-?bike|scooter|bike|car|transformer|bottle|tank)[^\\n.]{0,12} (?:(?:just |has )?(?:exploded|blew up)(?! in)|is (?:exploding|smoking))|explosion`,
    unless: NO_FIRE,
  },
  {
    kind: 'lift',
    name: 'in a stuck lift, in English',
    phrases: `(?:stuck|trapped|locked|shut|stranded)(?: alone| again| here)? (?:in|inside)(?: the| an?| our| this)?(?: [a-z0-9]{1,10})? ?${LIFT}|alone in the ${LIFT}|${LIFT}[^\\n]{0,20} (?:stuck|stopped|trapped|broke down|broken)[^\\n]{0,24} (?:with (?:me|us|people|someone|somebody|my|an?)(?: [a-z]{1,10})? ?(?:in|inside)|${SOMEBODY} (?:in|inside|trapped))|can['’]?t get out of (?:the|this) ${LIFT}|${LIFT}[^\\n]{0,12} (?:is |was |just )?(?:dropped|dropping|falling|fell|plunged)`,
    unless: NO_PERSON,
  },
  {
    kind: 'electric',
    name: 'electric shock, in English',
    phrases: `(?:got|getting|gave (?:me|him|her)|took)(?: just)?(?: an?)?(?: electric(?:al)?)? (?:shock from|shocked by|zapped by|electric shock)|electrocuted|live wires?|(?:wires?|cables?|box|socket|outlet|pole|charger|transformer)(?: is| are)?[^\\n]{0,12} (?:sparking|sparks)|sparks? (?:are )?(?:coming|flying|from)|(?:power|electric) (?:line|cable|wire)s? (?:is |are )?(?:down|hanging|fell|on the)`,
  },
  {
    kind: 'medical',
    name: 'life at stake, in English',
    phrases: `unconscious|unresponsive|(?:not|stopped|barely|isn['’]?t|can(?:['’]?t|not)) breath(?:e|ing)|(?:won['’]?t|not|isn['’]?t|doesn['’]?t) wak(?:e|ing)(?: [a-z]{2,8})? up|having a (?:heart attack|stroke|seizure)|${SOMEBODY}[^\\n,.]{0,16} (?:collapsed|fainted|passed out|choking|drowning|overdosed)|bleeding (?:badly|a lot|heavily|everywhere|out)|(?:bad|severe|terrible) chest pains?|(?:has|have|having) chest pains?|${SOMEBODY}[^\\n,.]{0,12} fell (?:from|off|out of)(?: ${THE})?(?: [a-z0-9]{1,8})? ?(?:roof|balcony|window|floor|scaffold(?:ing)?)|need an ambulance|${SOMEBODY}[^\\n,.]{0,30} can(?:['’]?t|not) (?:get up|move|stand up|speak)|in labou?r|(?:is|are|am|['’]re|['’]m|still) trapped|trapped under|t(?:ook|aken) (?:too many|all (?:his|her|my))[^\\n,.]{0,12} pills|giving birth|water broke|hit by an? (?:car|truck|van|bus|scooter|e-?bike|motorbike)|run over by|(?:swallowed|drank|ate) (?:bleach|pesticide|poison|pills|[a-z]{0,4} ?detergent|rat poison|a battery|a coin)|overdose|stabbed|crushed|scalded|severe(?:ly)? (?:burn(?:ed|s)?|bleeding|allergic)|carbon monoxide|(?:came down|fell|collapsed|landed) on (?:top of )?(?:a |an |the |my )?${SOMEBODY}`,
    unless: `cpr|first aid|${NO_PERSON}`,
  },
  {
    kind: 'medical',
    name: 'old neighbour does not answer, in English',
    phrases: `(?:old|elderly|grand[a-z]{2,6}|[6-9][0-9](?:-year-old| years old| yo)?)[^\\n]{0,60} (?:not answering|isn['’]?t answering|no answer|doesn['’]?t answer|won['’]?t answer|hasn['’]?t (?:come out|been seen|answered))|haven['’]?t seen[^\\n]{0,30} (?:old|elderly|grand[a-z]{2,6})[^\\n]{0,30} (?:days|week)`,
  },
  {
    kind: 'danger',
    name: 'somebody means harm, in English',
    phrases: `(?:wants?|will|['’]ll|going|gonna|trying|threaten(?:s|ing)|about) (?:to )?(?:jump(?: off| from| out|$| now)|kill|stab)|on the (?:ledge|edge) of the (?:roof|balcony|building)|(?:standing|sitting) on the (?:ledge|roof edge|edge)|suicidal|(?:screaming|crying|calling|yelling) for help|kill(?:ing)? (?:myself|himself|herself)|end (?:my|his|her|their) (?:own )?life|kick(?:ing)? (?:down|in) ${THE} door|(?:has|have|holding|waving|pulled|got) a knife|with a (?:knife|machete|cleaver|gun|axe|hammer)|robbers?|burglars?|kidnapp(?:ed|ing|er)|mugged|raped?|molest(?:ed|ing)|stalker|(?:is|are|keeps) following me|choking (?:him|her|me|my|his|the)|hitting (?:his|her|him|me|my) |(?:attacking|beating|stabbing|strangling) (?:his|her|him|me|my|an?|the|someone)|being (?:attacked|beaten|robbed|stabbed)|(?:break|breaking|broke|broken) into (?:my|our|the|her|his)(?: neighbou?r['’]s)? (?:home|house|flat|apartment|place|door)|(?:intruder|stranger|burglar|thief)[^\\n]{0,10} (?:in|inside) (?:my|our)`,
    unless: 'kitchen knives|sharpen',
  },
  {
    kind: 'danger',
    name: 'a child in danger, in English',
    phrases: `(?:${CHILD}|he|she)[^\\n,.]{0,16} (?:is|has gone|went|gone|been) missing|${CHILD}[^\\n,.]{0,16} (?:is|got|was) lost|(?:${CHILD}|year old|yo)[^\\n,.]{0,16} locked (?:in|inside)|${CHILD}(?: is)? hanging (?:from|off|out)|(?:lost|can['’]?t find) (?:my|our) ${CHILD}(?!['’])|${CHILD}[^\\n]{0,20} (?:on the ledge|on the window ?sill|climbing out)`,
    unless: NO_PERSON,
  },
  {
    kind: 'road',
    name: 'open manhole, in English',
    phrases: `manhole(?: cover| lid)?(?:['’]s| is| was| has been)? (?:missing|gone|open|stolen|uncovered|has no cover)|(?:missing|open|uncovered|no) manhole(?: cover)?|${SOMEBODY}[^\\n,.]{0,8} fell in(?= ?[,.!]|$)|(?:drain|sewer|manhole) cover (?:is )?(?:missing|gone)|fell (?:in|into|down)(?: an?| the)?(?: open)? (?:manhole|drain|sewer|pit)`,
  },
]

/** Names a danger, and may mean another. */
const LOOSE: English[] = [
  {
    kind: 'fire',
    name: 'a fire, in English',
    phrases: 'a fire|house fire|fire (?:in|at)|^fire(?=[ !])|is burning',
    unless: NO_FIRE,
  },
  {
    kind: 'fire',
    name: 'smoke, in English',
    phrases: `smoke (?:coming|from|in)|(?:lots|full) of smoke|see smoke|burning smell|smell(?:s|ing)?(?: of)? burning`,
    unless: NO_FIRE,
  },
  {
    kind: 'gas',
    name: 'rotten eggs, in English',
    phrases: 'gas smell|rotten eggs?',
    unless: OF_BILLS,
  },
  { kind: 'danger', name: 'a missing child, in English', phrases: `${CHILD} missing`, unless: NO_PERSON },
  {
    kind: 'road',
    name: 'something of a manhole, in English',
    phrases: `manhole[^\\n]{0,12}(?:missing|open|gone|no cover)|(?:missing|open|no)[^\\n]{0,8}manhole`,
  },
  { kind: 'electric', name: 'sparks, in English', phrases: 'sparks|sparking|got shocked|electric shock' },
  {
    kind: 'medical',
    name: 'somebody is ill, in English',
    phrases:
      'collapsed|passed out|heart attack|bleeding|fainted|seizure|choking|drowning|not moving|not responding|suicide|want to die|jump off',
    unless: NO_PERSON,
  },
  {
    kind: 'danger',
    name: 'a cry, in English',
    phrases: 'sos|help me(?=[!. ]{0,4}$|!)|help(?=!)|emergency(?=!)|call (?:110|119|120)',
  },
  {
    kind: 'danger',
    name: 'violence, in English',
    phrases: 'knife|robbery|domestic violence|fighting',
    unless: 'kitchen|sharpen(?:ed)?|dogs?|cats?|crime',
  },
]

export const ENGLISH_RULES: readonly EmergencyRule[] = [
  ...PLAIN.map((one): EmergencyRule => ({ ...ruleOf(one), firm: true })),
  ...LOOSE.map(ruleOf),
]
