// swift-format-ignore-file: the table's lines are as long as their meanings.

/// Captions, prosigns, precedences, orders, reasons, bureaus and words with meanings and sources.
///
/// Code, kind, meaning, source; tab-separated.
enum TermTable {
  static let lines = """
    SIPDIS	caption	SIPRNet distribution: post to the SIPRNet/ClassNet web store; often printed twice	seen in cables
    SENSITIVE	caption	Sensitive But Unclassified (SBU); with UNCLAS makes the cable U//FOUO	5 FAM 540
    NOFORN	caption	Not releasable to foreign nationals	CAPCO register
    NODIS	caption	No distribution beyond named addressee; Secretary/President traffic	5 FAH-2 H-250
    EXDIS	caption	Exclusive distribution: need-to-know at assistant-secretary level	5 FAH-2 H-440
    LIMDIS	caption	Limited distribution	5 FAH-2 H-440
    STADIS	caption	State Department distribution only	5 FAH-2 H-440
    TERREP	caption	Terrorism reporting	5 FAH-2 H-440
    ROGER CHANNEL	caption	INR sensitive intelligence channel	5 FAH-2 H-440
    DS CHANNEL	caption	Diplomatic Security channel (formerly SY CHANNEL)	5 FAH-2 H-440
    SY CHANNEL	caption	Office of Security channel (1970s; now DS)	NARA, Central Foreign Policy Files
    MED CHANNEL	caption	Medical channel	NARA, Central Foreign Policy Files
    CODEL	caption	Congressional delegation travel	seen in cables
    STAFFDEL	caption	Congressional staff delegation	as used in cables
    TOSEC	caption	Messages to the travelling Secretary; carries own number (STATE n / TOSEC n)	seen in cables
    SECTO	caption	Messages from the travelling Secretary	seen in cables
    AIDAC	caption	USAID channel	as used in cables
    ADM AID	caption	USAID administrative	as used in cables
    VISAS	caption	Visa traffic family (VISAS VIPER, VISAS DONKEY, VISAS BEAR, VISAS SHARK, VISAS MANTIS...)	seen in cables
    INFORM CONSULS	caption	Post to inform its consulates	as used in cables
    C O R R E C T E D  C O P Y	caption	Corrected copy; trailing words say what changed (CAPTION, TEXT, CLASSIFIED BY LINE ADDED...)	seen in cables
    DISSEMINATION: POL	caption	Post-local dissemination line	seen in cables
    EYES ONLY	caption	Eyes only for the named officer	Foreign Relations of the United States, source notes
    ORCON	caption	Originator controlled	CAPCO register
    PROPIN	caption	Proprietary information	CAPCO register
    REL TO	caption	Releasable to listed countries	CAPCO register
    NATO	caption	NATO classified (NATO CONFIDENTIAL ...)	seen in cables
    FGI	caption	Foreign government information	CAPCO register
    NOCONTRACT	caption	Not releasable to contractors (retired)	CAPCO register, as it was
    WNINTEL	caption	Warning notice: intelligence sources (retired)	CAPCO register, as it was
    SPECAT	caption	Military special category	5 FAH-2 H-251
    EFTO	caption	Encrypt for transmission only	5 FAH-2 H-222
    FOUO	caption	For official use only (other agencies)	seen in cables
    LOU	caption	Limited official use (pre-1995)	NARA, Central Foreign Policy Files
    UNCLASSIFIED	classification	UNCLASSIFIED	5 FAH-2 H-222
    UNCLAS	classification	UNCLASSIFIED	5 FAH-2 H-222
    UNCLAS E F T O	classification	UNCLASSIFIED//FOUO (EFTO = encrypt for transmission only)	5 FAH-2 H-222
    UNCLAS FOUO	classification	UNCLASSIFIED//FOR OFFICIAL USE ONLY	seen in cables
    UNCLAS + caption SENSITIVE	classification	UNCLASSIFIED//FOR OFFICIAL USE ONLY (SBU)	5 FAH-2 H-222
    OFFICIAL USE ONLY	classification	Official use only (until the 1960s), handled as SBU is	source notes of FRUS
    OUO	classification	Official use only (until the 1960s), handled as SBU is	source notes of FRUS
    CUI	classification	Controlled unclassified information	32 CFR 2002
    NATO UNCLASSIFIED	classification	NATO information that is not classified (NU)	C-M(2002)49
    NATO RESTRICTED	classification	NATO information, lowest level of classification (NR)	C-M(2002)49
    NATO CONFIDENTIAL	classification	NATO information, confidential (NC)	C-M(2002)49
    NATO SECRET	classification	NATO information, secret (NS)	C-M(2002)49
    COSMIC TOP SECRET	classification	NATO information, top secret (CTS)	C-M(2002)49
    LIMITED OFFICIAL USE	classification	LIMITED OFFICIAL USE (pre-1995)	NARA, Central Foreign Policy Files
    L I M I T E D  O F F I C I A L  U S E	classification	LIMITED OFFICIAL USE	NARA, Central Foreign Policy Files
    RESTRICTED	classification	RESTRICTED (pre-1953; also NATO RESTRICTED)	Foreign Relations of the United States, source notes
    CONFIDENTIAL	classification	CONFIDENTIAL	E.O. 12958 and 13526
    C O N F I D E N T I A L	classification	CONFIDENTIAL	seen in cables
    CONFIDENTIAL//NOFORN	classification	CONFIDENTIAL//NOFORN	seen in cables
    SECRET	classification	SECRET	E.O. 12958 and 13526
    S E C R E T	classification	SECRET	seen in cables
    SECRET//NOFORN	classification	SECRET//NOFORN	seen in cables
    TOP SECRET	classification	TOP SECRET	E.O. 12958 and 13526
    T O P  S E C R E T	classification	TOP SECRET	E.O. 12958 and 13526
    Z	precedence	FLASH: Most urgent; war-fighting/crisis traffic	5 FAH-2 H-230; ACP 127
    ZZ	precedence	FLASH: Most urgent; war-fighting/crisis traffic	5 FAH-2 H-230; ACP 127
    Y	precedence	EMERGENCY COMMAND PRECEDENCE: Emergency action messages (military only; FLASH override)	ACP 127, US supplement
    YY	precedence	EMERGENCY COMMAND PRECEDENCE: Emergency action messages (military only; FLASH override)	ACP 127, US supplement
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
    ZNR UUUAA	security prosign	Unclassified; a variant that was seen once	ACP 131
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
    CCY	operating signal	(CCY ADX.. MSI..) terminal correction note	seen in cables
    1.4(a)	reason	military plans, weapons systems, or operations	E.O. 12958 and 13526, section 1.4
    1.4(b)	reason	foreign government information	E.O. 12958 and 13526, section 1.4
    1.4(c)	reason	intelligence activities, sources or methods, or cryptology	E.O. 12958 and 13526, section 1.4
    1.4(d)	reason	foreign relations or foreign activities of the United States, including confidential sources	E.O. 12958 and 13526, section 1.4
    1.4(e)	reason	scientific, technological, or economic matters relating to national security	E.O. 12958 and 13526, section 1.4
    1.4(f)	reason	programs for safeguarding nuclear materials or facilities	E.O. 12958 and 13526, section 1.4
    1.4(g)	reason	vulnerabilities or capabilities of systems, installations, infrastructures, projects, plans	E.O. 12958 and 13526, section 1.4
    1.4(h)	reason	weapons of mass destruction	E.O. 12958 and 13526, section 1.4
    FLASH	precedence	Most urgent; crisis traffic, Z in the header	5 FAH-2 H-230
    NIACT IMMEDIATE	precedence	Night action: the recipient must act outside of working hours; O in the header	5 FAH-2 H-230
    NIACT	precedence	Night action: the recipient must act outside of working hours	5 FAH-2 H-230
    IMMEDIATE	precedence	Needs action the same day; O in the header	5 FAH-2 H-230
    PRIORITY	precedence	Needs action the next business morning; P in the header	5 FAH-2 H-230
    ROUTINE	precedence	Normal handling; R in the header, and left out of address lines	5 FAH-2 H-230
    E.O. 10501	executive order	Eisenhower, 1953, to 1972: TOP SECRET, SECRET and CONFIDENTIAL	E.O. 10501
    E.O. 11652	executive order	Nixon, from June 1972: the General Declassification Schedule and its exemptions	E.O. 11652
    E.O. 12065	executive order	Carter, from December 1978: six years as the rule, longer only by named officers	E.O. 12065
    E.O. 12356	executive order	Reagan, from August 1982: a date, an event or OADR	E.O. 12356
    E.O. 12958	executive order	Clinton, from October 1995, amended in 2003: ten years as the rule, 25 at most but for exemptions	E.O. 12958
    E.O. 13526	executive order	Obama, December 2009: no information is classified indefinitely	E.O. 13526
    GDS	executive order	General Declassification Schedule: downgraded in steps and open after 6 (C), 8 (S) or 10 years (TS)	E.O. 11652, section 5
    ADS	executive order	Advanced Declassification Schedule: earlier than the general one, on a date or an event	E.O. 11652, section 5
    XGDS	executive order	Exempt from the General Declassification Schedule; the number names the category	E.O. 11652, section 5(B)
    XGDS1	executive order	Exempt: furnished in confidence by a foreign government	E.O. 11652, section 5(B)
    XGDS2	executive order	Exempt: covered by statute, or cryptography, or intelligence sources and methods	E.O. 11652, section 5(B)
    XGDS3	executive order	Exempt: a system, plan, installation, project or matter of foreign relations	E.O. 11652, section 5(B)
    XGDS4	executive order	Exempt: its disclosure would put a person in danger	E.O. 11652, section 5(B)
    RDS-1	executive order	To be reviewed for declassification; classified for longer than six years: reason 1	E.O. 12065, section 1-4
    RDS-2	executive order	To be reviewed for declassification; classified for longer than six years: reason 2	E.O. 12065, section 1-4
    RDS-3	executive order	To be reviewed for declassification; classified for longer than six years: reason 3	E.O. 12065, section 1-4
    OADR	executive order	Originating agency's determination required: no date of declassification is set	E.O. 12356, section 1.4
    DECL	executive order	Declassify on the date or the event that follows	E.O. 12356 and later
    DNG	executive order	Downgrade to the level that is named (CO: Confidential) on the date that follows	E.O. 12356 and later
    X1	executive order	Exempt from declassification within ten years: intelligence sources, methods, activities, or cryptology	E.O. 12958 (1995), section 1.6(d)
    X2	executive order	Exempt from declassification within ten years: would help to develop or use weapons of mass destruction	E.O. 12958 (1995), section 1.6(d)
    X3	executive order	Exempt from declassification within ten years: would impair technology within a weapons system	E.O. 12958 (1995), section 1.6(d)
    X4	executive order	Exempt from declassification within ten years: military plans, or plans for emergencies of national security	E.O. 12958 (1995), section 1.6(d)
    X5	executive order	Exempt from declassification within ten years: foreign government information	E.O. 12958 (1995), section 1.6(d)
    X6	executive order	Exempt from declassification within ten years: would damage relations with a government, or reveal a source	E.O. 12958 (1995), section 1.6(d)
    X7	executive order	Exempt from declassification within ten years: would impair the protection of the President and others	E.O. 12958 (1995), section 1.6(d)
    X8	executive order	Exempt from declassification within ten years: a statute, treaty or international agreement forbids it	E.O. 12958 (1995), section 1.6(d)
    1.5(a)	reason	military plans, weapons systems, or operations	E.O. 12958 as signed in 1995, section 1.5
    1.5(b)	reason	foreign government information	E.O. 12958 as signed in 1995, section 1.5
    1.5(c)	reason	intelligence activities, sources or methods, or cryptology	E.O. 12958 as signed in 1995, section 1.5
    1.5(d)	reason	foreign relations or foreign activities of the United States, including confidential sources	E.O. 12958 as signed in 1995, section 1.5
    1.5(e)	reason	scientific, technological, or economic matters relating to national security	E.O. 12958 as signed in 1995, section 1.5
    1.5(f)	reason	programs for safeguarding nuclear materials or facilities	E.O. 12958 as signed in 1995, section 1.5
    1.5(g)	reason	vulnerabilities or capabilities of systems, installations, projects, or plans	E.O. 12958 as signed in 1995, section 1.5
    1.4	reason	what may be classified: its letters (a) to (h) name the categories	E.O. 12958 as amended in 2003, and 13526, section 1.4
    1.5	reason	what may be classified, in the first numbering of the order: its letters (a) to (g) name the categories	E.O. 12958 as signed in 1995, section 1.5
    REFTEL	word of cables	the cable under REF; with several, all of them	as used in cables
    REFTELS	word of cables	the cables under REF	as used in cables
    REF	word of cables	the cables and papers that this one refers to, each with a letter where there are several	as used in cables
    SEPTEL	word of cables	a separate telegram: one on its own subject, sent or still to come	as used in cables
    NOTAL	word of cables	not to, nor needed by, all addressees: some of them never got the cable that is referred to	as used in cables
    TELCON	word of cables	a telephone conversation	as used in cables
    MEMCON	word of cables	a memorandum of a conversation	as used in cables
    EMBOFF	word of cables	an officer of the embassy	as used in cables
    POLOFF	word of cables	an officer of the political section	as used in cables
    ECONOFF	word of cables	an officer of the economic section	as used in cables
    CONOFF	word of cables	a consular officer	as used in cables
    DCM	word of cables	deputy chief of mission: second to the ambassador	as used in cables
    CHARGE	word of cables	chargé d'affaires: head of the embassy in the ambassador's absence	as used in cables
    MFA	word of cables	ministry of foreign affairs	as used in cables
    DEMARCHE	word of cables	a request or protest, made to a government under instructions	as used in cables
    NON-PAPER	word of cables	a text that is handed over without signature or letterhead, to bind nobody	as used in cables
    PARA	word of cables	a paragraph, by the number printed in the cable	as used in cables
    CORRECTED COPY	word of cables	sent again with an error set right	as used in cables
    AIRGRAM	word of cables	a message that went by pouch, numbered in a series of its own: A-50	as used in cables
    DTG	word of headers	date-time group: day, hour and minute in Zulu (UTC), month and year	ACP 127, format line 5
    MRN	word of headers	message reference number: year, post and the post's number, 09 ASTANA 1327	5 FAH-2 H-222
    TAGS	word of headers	Traffic Analysis by Geography and Subject: codes by which cables are filed	5 FAH-3
    FM	word of headers	from: the plain address of the sender	ACP 127, format line 6
    INFO	word of headers	information addressees: they need not act	ACP 127, format line 8
    COLLECTIVE	word of headers	one address that stands for a list of posts	ACP 127
    LMDC	word of headers	limited distribution within the Department	as used in cables
    VZCZC	word of headers	start of a transmission; the channel's letters and its serial follow	5 FAH-2 H-321.1
    AF	bureau	Bureau of African Affairs	bureaus of the Department of State (1 FAM)
    EAP	bureau	Bureau of East Asian and Pacific Affairs	bureaus of the Department of State (1 FAM)
    EUR	bureau	Bureau of European and Eurasian Affairs	bureaus of the Department of State (1 FAM)
    NEA	bureau	Bureau of Near Eastern Affairs	bureaus of the Department of State (1 FAM)
    SCA	bureau	Bureau of South and Central Asian Affairs	bureaus of the Department of State (1 FAM)
    SA	bureau	Bureau of South Asian Affairs, to 2006	bureaus of the Department of State (1 FAM)
    WHA	bureau	Bureau of Western Hemisphere Affairs	bureaus of the Department of State (1 FAM)
    ARA	bureau	Bureau of Inter-American Affairs, to 1999	bureaus of the Department of State (1 FAM)
    IO	bureau	Bureau of International Organization Affairs	bureaus of the Department of State (1 FAM)
    DRL	bureau	Bureau of Democracy, Human Rights, and Labor	bureaus of the Department of State (1 FAM)
    INR	bureau	Bureau of Intelligence and Research	bureaus of the Department of State (1 FAM)
    PM	bureau	Bureau of Political-Military Affairs	bureaus of the Department of State (1 FAM)
    ISN	bureau	Bureau of International Security and Nonproliferation	bureaus of the Department of State (1 FAM)
    VCI	bureau	Bureau of Verification, Compliance, and Implementation	bureaus of the Department of State (1 FAM)
    OES	bureau	Bureau of Oceans and International Environmental and Scientific Affairs	bureaus of the Department of State (1 FAM)
    EEB	bureau	Bureau of Economic, Energy and Business Affairs	bureaus of the Department of State (1 FAM)
    EB	bureau	Bureau of Economic and Business Affairs	bureaus of the Department of State (1 FAM)
    INL	bureau	Bureau of International Narcotics and Law Enforcement Affairs	bureaus of the Department of State (1 FAM)
    PRM	bureau	Bureau of Population, Refugees, and Migration	bureaus of the Department of State (1 FAM)
    CA	bureau	Bureau of Consular Affairs	bureaus of the Department of State (1 FAM)
    DS	bureau	Bureau of Diplomatic Security	bureaus of the Department of State (1 FAM)
    PA	bureau	Bureau of Public Affairs	bureaus of the Department of State (1 FAM)
    ECA	bureau	Bureau of Educational and Cultural Affairs	bureaus of the Department of State (1 FAM)
    IIP	bureau	Bureau of International Information Programs	bureaus of the Department of State (1 FAM)
    S/CT	bureau	Office of the Coordinator for Counterterrorism	bureaus of the Department of State (1 FAM)
    S/P	bureau	Policy Planning Staff	bureaus of the Department of State (1 FAM)
    G/TIP	bureau	Office to Monitor and Combat Trafficking in Persons	bureaus of the Department of State (1 FAM)
    L	bureau	Office of the Legal Adviser	bureaus of the Department of State (1 FAM)
    H	bureau	Bureau of Legislative Affairs	bureaus of the Department of State (1 FAM)
    S	bureau	Office of the Secretary	bureaus of the Department of State (1 FAM)
    M	bureau	Under Secretary for Management	bureaus of the Department of State (1 FAM)
    G	bureau	Under Secretary for Democracy and Global Affairs	bureaus of the Department of State (1 FAM)
    HR	bureau	Bureau of Human Resources	bureaus of the Department of State (1 FAM)
    OBO	bureau	Bureau of Overseas Buildings Operations	bureaus of the Department of State (1 FAM)
    OIG CHANNEL	caption	Inspector General channel	5 FAH-2 H-440
    OFFICIAL - INFORMAL	caption	Official-informal correspondence	seen in cables
    CHEROKEE	caption	Between the Secretary and the White House, as closely held as NODIS (1960s and 1970s)	Foreign Relations of the United States, source notes
    FOR OFFICIAL USE ONLY	caption	For official use only (other agencies)	seen in cables
    """
}
