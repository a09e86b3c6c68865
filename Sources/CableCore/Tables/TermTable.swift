// swift-format-ignore-file: the table's lines are as long as their meanings.

/// Captions, prosigns, precedences, order codes and reasons with their meanings and sources.
///
/// Code, kind, meaning, source; tab-separated.
enum TermTable {
  static let lines = """
    SIPDIS	caption	SIPRNet distribution: post to the SIPRNet/ClassNet web store; often printed twice	seen in cables
    SENSITIVE	caption	Sensitive But Unclassified (SBU); with UNCLAS makes the cable U//FOUO	5 FAM 540
    NOFORN	caption	Not releasable to foreign nationals	CAPCO / ISOO
    NODIS	caption	No distribution beyond named addressee; Secretary/President traffic	5 FAH-2 H-250
    EXDIS	caption	Exclusive distribution: need-to-know at assistant-secretary level	5 FAH-2 H-440
    LIMDIS	caption	Limited distribution	5 FAH-2 H-440
    STADIS	caption	State Department distribution only	5 FAH-2 H-440
    TERREP	caption	Terrorism reporting	5 FAH-2 H-440
    ROGER CHANNEL	caption	INR sensitive intelligence channel	5 FAH-2 H-440
    DS CHANNEL	caption	Diplomatic Security channel (formerly SY CHANNEL)	5 FAH-2 H-440
    SY CHANNEL	caption	Office of Security channel (1970s; now DS)	NARA attribute values
    MED CHANNEL	caption	Medical channel	NARA attribute values
    CODEL	caption	Congressional delegation travel	corpus
    STAFFDEL	caption	Congressional staff delegation	domain
    TOSEC	caption	Messages to the travelling Secretary; carries own number (STATE n / TOSEC n)	1973STATE237171
    SECTO	caption	Messages from the travelling Secretary	1973STATE237171
    AIDAC	caption	USAID channel	domain
    ADM AID	caption	USAID administrative	domain
    VISAS	caption	Visa traffic family (VISAS VIPER, VISAS DONKEY, VISAS BEAR, VISAS SHARK, VISAS MANTIS...)	corpus
    INFORM CONSULS	caption	Post to inform its consulates	domain
    C O R R E C T E D  C O P Y	caption	Corrected copy; trailing words say what changed (CAPTION, TEXT, CLASSIFIED BY LINE ADDED...)	corpus
    DISSEMINATION: POL	caption	Post-local dissemination line	corpus
    EYES ONLY	caption	Eyes only for the named officer	FRUS source notes
    ORCON	caption	Originator controlled	CAPCO
    PROPIN	caption	Proprietary information	CAPCO
    REL TO	caption	Releasable to listed countries	CAPCO
    NATO	caption	NATO classified (NATO CONFIDENTIAL ...)	corpus
    FGI	caption	Foreign government information	CAPCO
    NOCONTRACT	caption	Not releasable to contractors (retired)	CAPCO history
    WNINTEL	caption	Warning notice: intelligence sources (retired)	CAPCO history
    SPECAT	caption	Military special category	5 FAH-2 H-251
    EFTO	caption	Encrypt for transmission only	5 FAH-2 H-222
    FOUO	caption	For official use only (other agencies)	corpus metadata
    LOU	caption	Limited official use (pre-1995)	NARA
    UNCLASSIFIED	classification	UNCLASSIFIED	5 FAH-2 H-222
    UNCLAS	classification	UNCLASSIFIED	5 FAH-2 H-222
    UNCLAS E F T O	classification	UNCLASSIFIED//FOUO (EFTO = encrypt for transmission only)	5 FAH-2 H-222; 9 cables in corpus
    UNCLAS FOUO	classification	UNCLASSIFIED//FOR OFFICIAL USE ONLY	cable corpus metadata
    UNCLAS + caption SENSITIVE	classification	UNCLASSIFIED//FOR OFFICIAL USE ONLY (SBU)	cable corpus: 1,154 cables
    LIMITED OFFICIAL USE	classification	LIMITED OFFICIAL USE (pre-1995)	NARA 1973-79; E.O. era
    L I M I T E D  O F F I C I A L  U S E	classification	LIMITED OFFICIAL USE	NARA 1973-79
    RESTRICTED	classification	RESTRICTED (pre-1953; also NATO RESTRICTED)	FRUS source notes
    CONFIDENTIAL	classification	CONFIDENTIAL	E.O. 12958/13526
    C O N F I D E N T I A L	classification	CONFIDENTIAL	corpus
    CONFIDENTIAL//NOFORN	classification	CONFIDENTIAL//NOFORN	corpus metadata
    SECRET	classification	SECRET	E.O. 12958/13526
    S E C R E T	classification	SECRET	corpus
    SECRET//NOFORN	classification	SECRET//NOFORN	corpus metadata
    TOP SECRET	classification	TOP SECRET	E.O.
    T O P  S E C R E T	classification	TOP SECRET	E.O.
    Z	precedence	FLASH: Most urgent; war-fighting/crisis traffic	5 FAH-2 H-230/H-321; ACP 127
    ZZ	precedence	FLASH: Most urgent; war-fighting/crisis traffic	5 FAH-2 H-230/H-321; ACP 127
    Y	precedence	EMERGENCY COMMAND PRECEDENCE: Emergency action messages (military only; FLASH override)	ACP 127 US SUPP / navy training manual
    YY	precedence	EMERGENCY COMMAND PRECEDENCE: Emergency action messages (military only; FLASH override)	ACP 127 US SUPP / navy training manual
    O	precedence	NIACT IMMEDIATE: Night action: recipient must act outside working hours; sent with the O prosign	5 FAH-2 H-230
    OO	precedence	NIACT IMMEDIATE: Night action: recipient must act outside working hours; sent with the O prosign	5 FAH-2 H-230
    O	precedence	IMMEDIATE: Needs action the same day	5 FAH-2 H-230
    OO	precedence	IMMEDIATE: Needs action the same day	5 FAH-2 H-230
    P	precedence	PRIORITY: Needs action next business morning	5 FAH-2 H-230
    PP	precedence	PRIORITY: Needs action next business morning	5 FAH-2 H-230
    R	precedence	ROUTINE: Normal handling; the word is left out of address lines	5 FAH-2 H-230
    RR	precedence	ROUTINE: Normal handling; the word is left out of address lines	5 FAH-2 H-230
    ZNR UUUUU	security prosign	Unclassified, may be sent in the clear	ACP 131
    ZNY EEEEE	security prosign	Unclassified EFTO	ACP 131
    ZNY RRRRR	security prosign	Restricted	ACP 131
    ZNY CCCCC	security prosign	Confidential	ACP 131
    ZNY SSSSS	security prosign	Secret	ACP 131
    ZNY TTTTT	security prosign	Top Secret	ACP 131
    ZZH	security prosign	Sorts/handling group that follows the security letters on every DTS cable	ACP 131
    ZNR UUUAA	security prosign	seen once (07THEHAGUE1462)	ACP 131
    ZDK	operating signal	Retransmission/repetition: following message repeated at your request	ACP 131
    ZDS	operating signal	Message just transmitted was incorrect; corrected version follows	ACP 131
    ZEL	operating signal	This message is corrected (see ...)	ACP 131
    ZFF	operating signal	Inform me when this message has been received by addressee	ACP 131
    ZUI	operating signal	Attention operator / your attention is invited to	ACP 131
    ZFD	operating signal	Suspected duplicate	ACP 131
    ZEN	operating signal	Delivered by other means	ACP 131
    XMT	operating signal	Exempted from a collective address	5 FAH-2 H-321.9
    BT	operating signal	Break: separates header, text and end	ACP 127
    NNNN	operating signal	End of message	ACP 127
    CCY	operating signal	(CCY ADX.. MSI..) terminal correction note	corpus
    E.O. 11652: GDS	executive order	General Declassification Schedule	NARA RG59 TAGS handbook 1974
    E.O. 11652: ADS, DECLAS <date|event>	executive order	Accelerated Declassification Schedule	same
    E.O. 11652: XGDS1	executive order	Exempt: foreign government furnished	same
    E.O. 11652: XGDS2	executive order	Exempt: statute/cryptography/intelligence sources	same
    E.O. 11652: XGDS3	executive order	Exempt: system, plan, project, foreign relations matter	same
    E.O. 11652: XGDS4	executive order	Exempt: would endanger a person	same
    E.O. 11652: N/A	executive order	Unclassified or LOU	same
    E.O. 12065: GDS <date> (NAME) OR-P	executive order	12065 schedule with classifier and office	1979 telegrams
    E.O. 12065: RDS-1|RDS-2|RDS-3 <date>	executive order	Review for declassification	1979 telegrams
    E.O. 12356: DECL: OADR	executive order	Originating agency determination required	1989 cables in corpus
    E.O. 12356: DECL: <date>	executive order	Date	corpus
    E.O. 12958: DECL: MM/DD/YYYY	executive order	Declassify on date; YYYY/MM/DD and M/D/YY also	corpus
    E.O. 12958: N/A	executive order	Unclassified	corpus
    E.O. 12958: DECL: TWENTY YEARS | X1..X8 | AFTER KOREAN UNIFICATION | OADR | CLOSURE OF US EMBASSY ...	executive order	event or exemption	corpus
    E.O. 12958: DNG: CO MM/DD/YYYY	executive order	downgrade to Confidential on date	corpus (8)
    E.O. 13526: DECL: ... / E.O.: 13526	executive order	2010 on	domain
    1.4(a)	reason	military plans, weapons systems, or operations	E.O. 12958 and 13526, section 1.4
    1.4(b)	reason	foreign government information	E.O. 12958 and 13526, section 1.4
    1.4(c)	reason	intelligence activities, sources or methods, or cryptology	E.O. 12958 and 13526, section 1.4
    1.4(d)	reason	foreign relations or foreign activities of the United States, including confidential sources	E.O. 12958 and 13526, section 1.4
    1.4(e)	reason	scientific, technological, or economic matters relating to national security	E.O. 12958 and 13526, section 1.4
    1.4(f)	reason	programs for safeguarding nuclear materials or facilities	E.O. 12958 and 13526, section 1.4
    1.4(g)	reason	vulnerabilities or capabilities of systems, installations, infrastructures, projects, plans	E.O. 12958 and 13526, section 1.4
    1.4(h)	reason	weapons of mass destruction	E.O. 12958 and 13526, section 1.4
    1.5(a)-(g)	reason	original numbering in E.O. 12958 before the 2003 amendment (same order)	E.O. 12958 (1995)
    """
}
