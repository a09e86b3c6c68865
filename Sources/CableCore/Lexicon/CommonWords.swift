/// Words that are common in cables, by which two halves at a line's end are known to be one word.
///
/// A drafter's hyphen at the end of a line may break a word (`govern-` / `ment`) or join two (`US-` /
/// `Albanian`); only what is known without it is joined. Endings are known by rule.
enum CommonWords {
  /// True for a listed word in any case, also with a common ending.
  static func contains(_ word: String) -> Bool {
    let word = word.lowercased()
    guard word.utf8.count >= 4 else { return false }
    if words.contains(word) { return true }
    for ending in endings where word.utf8.count > ending.utf8.count + 3 && word.hasSuffix(ending) {
      let stem = String(word.dropLast(ending.utf8.count))
      if words.contains(stem) || words.contains(stem + "e") || words.contains(stem + "y") {
        return true
      }
      // `planning`, `referred`: the last letter is doubled.
      if let last = stem.utf8.last, stem.utf8.dropLast().last == last,
        words.contains(String(stem.dropLast()))
      {
        return true
      }
    }
    return false
  }

  private static let endings = [
    "s", "es", "d", "ed", "ing", "ings", "ly", "er", "ers", "or", "ors", "ment", "ments", "ation",
    "ations", "ion", "ions", "al", "ally", "ies", "ied", "ily", "ness", "able", "ive", "ity",
    "ance",
    "ances", "ence", "ful", "ist", "ists", "ize", "ized", "izing", "ization", "ship", "ships", "y",
    "ial",
  ]

  // By bytes: among characters the blanks cost a program's start two milliseconds.
  private static let words = Set(
    list.utf8.split { $0 == 0x20 || $0 == 0x0A }.map { String(Substring($0)) })

  private static let list = """
    ability able about above abroad absence absolute abuse accelerate accept access accession accident
    accompany accomplish accord account accurate accuse achieve acknowledge acquire across action active
    activity actual adapt addition address adequate adjust administer administration admit adopt advance
    advantage advice advise affair affect afford afraid afternoon again against agency agenda agent
    aggressive agree agreement agriculture ahead airport alert align allege alliance allocate allow almost
    alone along already also alter alternate although altogether always ambassador ambition amend among
    amount analysis analyst angry announce annual another answer anticipate anxious anyone apart apparent
    appeal appear apply appoint appreciate approach appropriate approve approximate area argue argument
    armament army arrange arrest arrival arrive article aside aspect assemble assembly assert assess asset
    assign assist associate assume assure atmosphere attack attempt attend attention attitude attract
    author authority authorize automatic available average aviation avoid await award aware background
    balance ballot bank bargain barrier basic basis battle became because become before began begin behalf
    behavior behind belief believe belong below beneath benefit besides better between beyond bilateral
    border both branch break brief bring broad broadcast brother brought budget build building bureau
    business cabinet campaign candidate capable capacity capital capture career careful carry category
    cause caution ceiling cement central century ceremony certain chair chairman challenge chamber chance
    change channel character charge cheap chief child children choice choose circle circumstance cite
    citizen civil civilian claim clarify class clear client climate close coalition coast collapse
    colleague collect college colonel combat combine comfort command comment commerce commercial commission
    commit committee commodity common communicate communique communist community company compare compete
    complain complete complex comply component comprehensive compromise concede concentrate concept concern
    concert concession conclude conclusion concrete condemn condition conduct conference confidence confident
    confidential confirm conflict confront confuse congress connect conscious consensus consent consequence
    consider consist constant constitute constitution construct consul consular consult consume contact
    contain contemplate content context continent continue contract contrary contrast contribute control
    controversial convene convention conversation convey convict convince cooperate coordinate copy corner
    correct correspond corrupt corruption could council counsel counselor count counter country couple courage
    course court cover create credible credit crime criminal crisis criteria critic critical criticism cross
    crucial cultural culture currency current custom customs damage danger daughter deadline debate decade
    decide decision declare decline decrease deep defeat defend defense deficit define definite degree delay
    delegate deliberate deliver demand democracy democrat democratic demonstrate deny depart department depend
    deploy deposit depth deputy derive describe desert deserve design desire despite destroy detail detain
    deter determine develop development device devote dialogue dictate differ different difficult difficulty
    dinner diplomacy diplomat diplomatic direct director disagree disappear disappoint disarm disaster
    discipline discourage discover discuss discussion disease dismiss display dispose dispute distance distinct
    distinguish distribute district disturb diverse divide division doctor document domestic dominate donor
    double doubt draft drama draw drive drop drought during duty early earn easily eastern economic economist
    economy edge editor educate effect effective efficient effort either elaborate elect election electric
    element eligible eliminate elsewhere embark embarrass embassy emerge emergency emphasis emphasize employ
    enable encounter encourage enforce engage engine enhance enjoy enough ensure enter enterprise entire
    entitle entry environment equal equip equipment error escape especial essential establish estimate ethnic
    europe evaluate even evening event eventual ever every evidence evident exact examine example exceed
    excellent except exchange exclude execute exercise exhibit exist expand expect expel expense experience
    experiment expert explain explicit exploit explore explosive export expose express expression extend
    extension extensive extent external extra extract extreme facility factor factory failure faith false
    familiar family farm farmer fashion father favor favorable feature federal feeling fellow female field
    fight figure file final finance financial find finish first fiscal fishery flexible flight floor flow
    focus follow food force foreign forest forget form formal former formula forth forthcoming fortune forum
    forward found foundation frame framework fraud free freedom freeze frequent fresh friend front fruit
    frustrate fuel fulfill function fund fundamental further future gather general generate generation
    genuine gesture give global goal good goods govern government governor grade grain grand grant grateful
    great ground group grow growth guarantee guard guerrilla guest guidance guide handle happen harbor hard
    harm harvest head health hear heavy height held help helpful hence here heritage hesitate high hinder
    history hold home honor hope hospital host hostage hostile hotel hour house household housing however huge
    human humanitarian hundred hurt idea ideal identify identity ideology illegal illustrate image imagine
    immediate immigrant immigration immune impact implement implication imply important importer impose
    impossible impress impression improve incentive incident include income incorporate increase indeed
    independence independent index indicate individual industry inevitable infant inflation influence inform
    information infrastructure inherent initial initiate initiative injure inner innocent innovate inquiry
    inside insist inspect inspire install instance instead institute institution instruct instrument
    insufficient insurance insure insurgent integral integrate integrity intellectual intelligence intend
    intense intensive intent intention interest interim interior intermediate internal international interpret
    interrupt intervene intervention interview introduce invade invest investigate investment invite involve
    irrigation island isolate issue item itself join joint journal journalist judge judgment judicial junior
    jurisdiction justice justify keep kind kingdom know knowledge labor lack land language large last late
    later launch law lawyer lead leader leadership leading league learn lease least leave legal legislate
    legislation legislature legitimate lend length less lesson letter level liberal liberate liberty library
    license light likely limit line link list listen literature little live loan local locate logic long look
    lose loss loyal lunch machine magazine main maintain major make male manage manager mandate maneuver
    manner manufacture many margin marine maritime mark market marry mass massive master match material matter
    maximum mayor meaning means measure mechanism media mediate medical meet member memorandum memory mention
    merchant mere message method middle might migrant migrate military million mind mine mineral minimum mining
    minister ministerial ministry minor minority minute missile mission mistake mobile mobilize model moderate
    modern modest modify moment monday monetary money monitor month moral moreover morning mortgage most mother
    motion motivate motive mountain move movement much multilateral multiple municipal murder mutual narcotics
    narrow nation national natural nature naval near necessary necessity need negative neglect negotiate
    negotiation neighbor neither network neutral never nevertheless news newspaper next night nominate normal
    north northern notable note nothing notice notify notion nuclear number numerous object objection
    objective obligation oblige observe observer obstacle obtain obvious occasion occupy occur ocean offense
    offensive offer office officer official often older once only open operate operation opinion opponent
    opportunity oppose opposite opposition option oral order ordinary organ organization organize orient
    origin original other otherwise ought outcome outline outlook output outside outstanding overall overcome
    overnight overseas oversee overthrow owner package palace panel paper paragraph parallel parent parliament
    parliamentary part partial participant participate particular partner party pass passage passport past
    path patient patrol pattern peace peaceful peasant penalty pending pension people perceive percent perfect
    perform perhaps period permanent permission permit persist person personal personnel perspective persuade
    petition petroleum phase physical picture piece pilot pipeline place plain plan plane planet plant platform
    play plead please pleasure pledge plenary point police policy polite political politician politics popular
    population portion position positive possess possible possibility post postpone potential poverty power
    practical practice praise precede precise predict prefer preliminary premier premise preparation prepare
    presence present preserve president presidential press pressure presume pretend prevail prevent previous
    price primary prime principal principle prior priority prison prisoner private privilege probable problem
    procedure proceed process procure produce product profession professor profile profit program progress
    prohibit project prominent promise promote prompt proper property proportion proposal propose prosecute
    prospect prosperity protect protest protocol prove provide province provision provisional provoke public
    publication publicity publish pull purchase purpose pursue push qualify quality quantity quarter question
    quick quiet quite quota quote race radical radio raid railroad railway raise range rapid rate rather ratify
    ration rational reach react reaction read ready real realistic reality realize reason reassure rebel recall
    receive recent reception recession recognize recommend reconcile record recover recovery recruit reduce
    reduction refer reference referendum refine reflect reform refugee refuse regard regime region regional
    register regret regular regulate reinforce reiterate reject relate relation relative relax release relevant
    reliable relief religion religious reluctant rely remain remark remarkable remedy remember remind remote
    removal remove render renew repair repeat replace reply report represent representative republic republican
    request require research resent reserve reside resident resign resist resolution resolve resort resource
    respect respond response responsible rest restaurant restore restrain restraint restrict result resume
    retain retire retreat return reveal revenue reverse review revise revolution revolutionary right rise risk
    river road role roll rough round route routine rule ruling rumor rural sacrifice safe safeguard safety
    salary sale same sample sanction satellite satisfactory satisfy saturday save scale scene schedule scheme
    scholar school science scientific scientist scope search season seat second secret secretariat secretary
    section sector secure security seek seem seize select senate senator send senior sense sensitive sentence
    separate september sequence series serious serve service session settle settlement seven several severe
    shape share sharp shelter shift ship shipment short should show side sign signal signature significant
    silence similar simple simply since sincere single situation skill slight slow small smuggle social society
    soldier sole solid solution solve some someone something sometimes somewhat soon source south southern
    sovereign soviet space speak speaker special specific specify speech speed spend sphere spirit split
    spokesman sponsor spread spring stability stable staff stage stand standard start state statement station
    statistic status statute stay steady steel step still stimulate stock stop storage store story straight
    strange strategic strategy stream street strength strengthen stress strict strike strong structure struggle
    student study style subject submarine submit subordinate subsequent subsidiary subsidize subsidy substance
    substantial substantive substitute succeed success successor such sudden suffer suffice sufficient suggest
    suggestion suit summary summer summit sunday superior supervise supplement supply support suppose suppress
    supreme surface surplus surprise surrender surround survey survive suspect suspend suspicion sustain sweep
    symbol sympathy system table tactic take talent talk target tariff task teach teacher team technical
    technique technology telegram telephone television temporary tendency tension term territory terror
    terrorism terrorist test testimony text thank their them themselves theory therefore thing think thorough
    though thought thousand threat threaten three through throughout thursday tight timber time today together
    token tomorrow tonight total touch tough tour tourism toward town track trade tradition traffic train
    transact transfer transform transit transition translate transmission transmit transport transportation
    travel treason treasury treat treatment treaty tremendous trend trial tribal tribe tribunal trip troop
    trouble true trust truth tuesday turn twelve twenty type typical ultimate unable unanimous under undercut
    undergo undermine understand undertake unfavorable unfortunate uniform unify unilateral union unique unit
    unite universal university unless unlike until upon upper urban urge urgent useful usual vacant vague valid
    valley valuable value variety various vast vehicle venture version versus vessel veteran victim victory
    view village violate violence violent virtual visit visitor visual vital voice volume voluntary vote vulnerable
    wage wait want warfare warn warrant water weak weaken wealth weapon weather wednesday week welcome welfare
    western wheat when where whereas whether which while whole widespread will willing winter wish withdraw
    withdrawal within without witness woman women wonder work worker workshop world worry worth would write
    written wrong yesterday yield young youth
    """
}
