// swift-format-ignore-file: the table's lines are as long as their meanings.

/// TAGS with their kinds and meanings, one a line, tab-separated.
///
/// Sources: F, 5 FAH-3 of the Department of State; N, the National Archives' FAQ for the Central
/// Foreign Policy Files; C, seen in cables.
enum TagTable {
  static let lines = """
    AADP	subject	Automated Data Processing	F
    AART	subject	Art-in-Embassies Program	N
    AAUD	subject	Audits	N
    ABLD	subject	Building and Grounds	F
    ABUD	subject	Budget Services and Financial Systems	F
    ACKM	subject	COMSEC Key Management	F
    ACLM	subject	Claims Against the U.S. Government	N
    ACMM	subject	Committees	N
    ACMS	subject	COMSEC Material	N
    ACOA	subject	Communication Operations and Administration	F
    ACOM	subject	Departmental Communications	N
    ACOU	subject	Courier Operations	N
    ADCO	subject	Diplomatic Courier Operations	F
    ADPM	subject	Diplomatic Pouch and Mail	F
    ADTO	subject	Domestic Telecommunications Operations	N
    AEMR	subject	Emergency Planning and Evacuation	F
    AFAC	subject	Commo & Records Unit/Combined Commo Centers (CRU/CCC)	N
    AFIN	subject	Financial Management	F
    AFOP	subject	Foreign Service Post COM Center Operations & Administration	N
    AFSI	subject	Foreign Service Institute	F
    AFSN	subject	Foreign Service National Personnel	F
    AFSP	subject	Post Administration	N
    AGAO	subject	General Accounting Office	F
    AINF	subject	Information Management Services	F
    AINR	subject	INR Program Administration	F
    AINT	subject	Internet Administration	F
    ALEO	subject	Low Earth Orbit Satellite Coordination	F
    ALIB	subject	Library Services	N
    ALOW	subject	Allowances	F
    ALTR	subject	Newsletter	N
    AMED	subject	Medical Services	F
    AMGT	subject	Management Operations	F
    AMTC	subject	Telecommunications Equipment Maintenance	F
    ANET	subject	Communications, Circuits, and Networks	F
    AODE	subject	Employees Abroad	F
    AOMS	subject	Office Management Specialist Issues	F
    AORC	subject	International Organizations and Conferences	F
    AORG	subject	International Organization Administration	N
    APCS	subject	Personal Computers	F
    APER	subject	Personnel	F
    APOU	subject	Mail and Pouch	N
    APUB	subject	Publishing, Printing, Distribution, and Library Services	N
    AREC	subject	Commissary and Recreation	N
    AREG	subject	Regulations and Directives	N
    ASAF	subject	Safety	N
    ASCH	subject	U.S. Sponsored Schools	F
    ASEC	subject	Security	F
    ASIG	subject	Inspector General Activities	F
    ASUP	subject	Supplies and Equipment	F
    ATRN	subject	Transportation Service	F
    AVCE	subject	Foreign Service Post Voice Communications Facility	N
    AWRD	subject	Awards	N
    BAGB	subject	Agribusiness	N
    BBAK	subject	Background on Firms, Products, and Individuals	N
    BBCP	subject	Business Consultation Program	N
    BBSR	subject	Business Services Reporting	F
    BDIS	subject	Trade Complaints and Disputes	N
    BENC	subject	Engineering and Construction Services	N
    BEXP	subject	Trade Expansion and Promotion	F
    BFOL	subject	Follow-up Request	N
    BGEN	subject	Business Services - General	N
    BLIB	subject	Commercial Libraries	N
    BMGT	subject	FCS Management Operations	F
    BPRO	subject	Business Proposals and Inquiries	N
    BPUB	subject	Business-Commercial Publications and Libraries	N
    BTIO	subject	Trade and Investment Opportunities	F
    BTRA	subject	Travel by U.S. and Foreign Businessmen	N
    CARR	subject	Americans Arrested Abroad	N
    CASC	subject	Assistance to Citizens	F
    CDES	subject	Deaths and Estates	N
    CFED	subject	Federal Agency Services	F
    CGEN	subject	Consular Affairs - General	N
    CJAN	subject	Judicial Assistance and Notarial Services	F
    CLOK	subject	Visa Lookout	F
    CMGT	subject	Consular Administration and Management	F
    CPAS	subject	Passports and Citizenship	F
    CPRS	subject	Property Protection Services	N
    CVIS	subject	Visas	F
    EAGR	subject	Agriculture and Forestry	F
    EAID	subject	Foreign Economic Assistance	F
    EAIR	subject	Civil Aviation	F
    ECIN	subject	Economic Integration and Cooperation	F
    ECON	subject	Economic Conditions	F
    ECPS	subject	Communications and Postal Systems	F
    EFIN	subject	Financial and Monetary Affairs	F
    EFIS	subject	Commercial Fishing and Fish Processing	F
    EIND	subject	Industry and Manufacturing	F
    EINT	subject	Economic and Commercial Internet	F
    EINV	subject	Foreign Investments	F
    ELAB	subject	Labor Sector Affairs	F
    ELTN	subject	Land Transportation	F
    EMIN	subject	Minerals and Metals	F
    ENRG	subject	Energy and Power	F
    EPET	subject	Petroleum and Natural Gas	F
    ETRD	subject	Foreign Trade	F
    ETTC	subject	Trade and Technology Controls	F
    EWWT	subject	Waterborne Transportation	F
    MARR	subject	Military and Defense Arrangements	F
    MASS	subject	Military Assistance and Sales	F
    MCAP	subject	Military Capabilities	F
    MNUC	subject	Military Nuclear Applications	F
    MOPS	subject	Military Operations	F
    OCLR	subject	Military Vessel and Flight Clearances and Visits	N
    OCON	subject	Conferences and Meetings	N
    ODIP	subject	U.S. Diplomatic Representation	F
    OEXC	subject	Educational and Cultural Exchange Operations	F
    OFDP	subject	Foreign Diplomats and Foreign Missions	F
    OGEN	subject	Operations - General	N
    OIIP	subject	International Information Programs	F
    OPDC	subject	Diplomatic Correspondence	F
    OPRC	subject	Public Relations and Correspondence	F
    OREP	subject	U.S. Congressional Travel	F
    OSCI	subject	Science Grants	F
    OTRA	subject	Travel	F
    OVIP	subject	Visits and Travel of Prominent Individuals and Leaders	F
    PARM	subject	Arms Controls and Disarmament	F
    PBTS	subject	National Boundaries, Territories, and Sovereignty	F
    PGOV	subject	Internal Governmental Affairs	F
    PHSA	subject	High Seas Affairs	F
    PHUM	subject	Human Rights	F
    PINR	subject	Intelligence	F
    PINS	subject	National Security	F
    PNAT	subject	National Independence	F
    PREF	subject	Refugees	F
    PREL	subject	External Political Relations	F
    PROP	subject	Propaganda and Psychological Operations	F
    PTER	subject	Terrorists and Terrorism	F
    SCUL	subject	Cultural Affairs	F
    SENV	subject	Environmental Affairs	F
    SMIG	subject	Migration	F
    SNAR	subject	Narcotics	F
    SOCI	subject	Social Conditions	F
    TBIO	subject	Biological and Medical Science	F
    TINT	subject	Internet Technology	F
    TNGD	subject	Engineering Research and Development	F
    TPHY	subject	Physical Sciences	F
    TRGY	subject	Energy Technology	F
    TSPA	subject	Space Activities	F
    TSPL	subject	Science and Technology Policy	F
    KACT	program	Strategic Arms Control (ACS) Treaties	F
    KAWC	program	Atrocities and War Crimes	F
    KBCT	program	Arab League Boycott	F
    KCCP	program	Classified Connectivity Deployment Program	F
    KCFE	program	Conventional Armed Forces in Europe	F
    KCIP	program	Critical Infrastructure Protection	F
    KCIS	program	Posts Classified Information Handling	F
    KCOG	program	Continuity of the Federal Government	F
    KCOM	program	Chief of Mission	F
    KCOR	program	Corruption and Anti-Corruption	F
    KCRM	program	Criminal Activity	F
    KCRS	program	Coordinator for Reconstruction and Stabilization	F
    KCSY	program	Consular System	F
    KDEM	program	Democratization	F
    KDRG	program	Detainee Repatriation from Guantanamo Bay	F
    KEAI	program	Enterprise for the Americas Initiative	F
    KECF	program	The U.S. Africa Economic Cooperation Forum	F
    KEMS	program	Electronic Messaging Systems	F
    KESS	program	Emergency Security Supplemental	F
    KFAM	program	Foreign Affairs Manual	F
    KFLO	program	Family Liaison	F
    KFLU	program	Avian and Pandemic Influenza Activities	F
    KFPC	program	Foreign Policy Trade Controls and East/West Trade	F
    KFRD	program	Fraud Prevention Programs	F
    KFSC	program	Financial Service Center Operations	F
    KGCN	program	Government to Government Claims Negotiations	F
    KGHA	program	Greater Horn of Africa Initiative	F
    KGHG	program	Global Climate Change	F
    KGIC	program	Global Initiative to Combat Nuclear Terrorism	F
    KGIT	program	Global Information Technology Modernization Program	F
    KGLB	program	Global Learning and Observations to Benefit the Environment (GLOBE)	F
    KHDP	program	Humanitarian Demining Program	F
    KHIV	program	Emerging Infectious Diseases and HIV/AIDS Program	F
    KHLS	program	Homeland Security	F
    KICA	program	International Cooperative Administrative Support Services	F
    KICR	program	International Coral Reef Initiative	F
    KICT	program	Iran-U.S. Claims Tribunal	F
    KIDE	program	Investment Disputes and Property Expropriations	F
    KIMT	program	Information Management Training	F
    KIPR	program	Intellectual Property Rights	F
    KIRC	program	Information Resource Centers	F
    KIRF	program	International Religious Freedom	F
    KISL	program	Islamic Issues	F
    KJUS	program	Administration of Justice	F
    KLBO	program	Information Resource Management Liaison Office to Overseas Buildings Operations	F
    KLIG	program	Foreign Litigation	F
    KLSO	program	Language Support Operations	F
    KMCA	program	Millennium Challenge Account	F
    KMDR	program	Media Reaction Reporting	F
    KMFO	program	Multinational Force Observers	F
    KMPI	program	Middle East Partnership Initiative	F
    KMRS	program	Rightsizing the U.S. Government’s Overseas Presence	F
    KMSG	program	Marine Security Guard Program	F
    KNAR	program	Nazi Assets and Restitution	F
    KNEI	program	Northern Europe Initiative (NEI)	F
    KNEP	program	Nonexpendable Property Application (NEPA)	F
    KNET	program	Department of State Telecommunications Network (DOSTN) Program	F
    KNNP	program	Nuclear Non-Proliferation	F
    KNSD	program	North-South Dialogue	F
    KOCI	program	Children’s Issues	F
    KOGL	program	Open Source and Gray Literature	F
    KOLY	program	Olympic Games Reporting	F
    KOMC	program	Export Control of Defense Articles and Defense Services	F
    KONP	program	OpenNet Plus Program	F
    KPAL	program	Palestinian Affairs	F
    KPAM	program	Property Accountability Management	F
    KPAO	program	Public Affairs Office	F
    KPAP	program	Overseas Presence Advisory Panel (OPAP)	F
    KPDC	program	Protected Digital Copier	F
    KPIN	program	Political Internationals	F
    KPIR	program	Maritime Piracy and Armed Robbery Against Ships	F
    KPKO	program	United Nations Peacekeeping Operations	F
    KPLS	program	Polls, Survey Research and Focus Groups	F
    KPMP	program	Patch Management Program	F
    KPOW	program	Prisoners of War/Missing in Action	F
    KPRV	program	Privatization	F
    KPWR	program	Power Support Program	F
    KQDD	program	Quadrennial Diplomacy and Developments Review	F
    KRAD	program	Radioactive Contamination of the Environment	F
    KREC	program	Reciprocity	F
    KRIM	program	Regional Information Management Centers	F
    KRVC	program	Research Vessel Clearances	F
    KSAC	program	Security Advisory Council	F
    KSAF	program	Safety Program	F
    KSCA	program	Science Counselors and Attaches	F
    KSEI	program	Southeast European Cooperative Initiative	F
    KSEO	program	Security Engineering Operations	F
    KSIP	program	IT Skills Incentive Program	F
    KSLG	program	Secure Logistics	F
    KSPR	program	Strategic, Performance and Resource Planning	F
    KSRK	program	Visas Shark Communication	F
    KSTC	program	Strategic Trade and Technology Controls	F
    KSTT	program	State Transition Team	F
    KSUM	program	Summit Meetings	F
    KTDB	program	National Trade Data Bank	F
    KTEX	program	Textiles	F
    KTFN	program	Terrorism Finance Traffic	F
    KTIA	program	Treaties and International Agreements	F
    KTIP	program	Trafficking in Persons	F
    KTSD	program	Trilateral Strategic Dialogue	F
    KUNC	program	United Nations Compensation Commission	F
    KUNR	program	UN Reform	F
    KVIR	program	Computer Virus and/or Anti-Virus Program	F
    KVPR	program	Visas VIPER Communications	F
    KWBG	program	West Bank and Gaza	F
    KWIR	program	Wireless	F
    KWMN	program	Women Issues	F
    KWPA	program	Worldwide Property Accountability	F
    KWWW	program	World Wide Web Site	F
    AA	country	Aruba	F
    AC	country	Antigua and Barbuda	F
    AE	country	United Arab Emirates	F
    AF	country	Afghanistan	F
    AG	country	Algeria	F
    AJ	country	Azerbaijan	F
    AL	country	Albania	F
    AM	country	Armenia	F
    AN	country	Andorra	F
    AO	country	Angola	F
    AQ	country	American Samoa	F
    AR	country	Argentina	F
    AS	country	Tasmania	F
    AU	country	Austria	F
    AV	country	Anguilla	F
    AY	country	Antarctica	F
    BA	country	Bahrain	F
    BB	country	Barbados	F
    BC	country	Botswana	F
    BD	country	Bermuda	F
    BE	country	Belgium	F
    BF	country	Bahamas, The	F
    BG	country	Bangladesh	F
    BH	country	Belize	F
    BK	country	Bosnia and Herzegovina	F
    BL	country	Bolivia	F
    BM	country	Burma	F
    BN	country	Benin	F
    BO	country	Belarus	F
    BP	country	Solomon Islands	F
    BQ	country	Navassa Island	F
    BR	country	Brazil	F
    BS	country	Bassas da India	F
    BT	country	Bhutan	F
    BU	country	Bulgaria	F
    BV	country	Bouvet Island	F
    BX	country	Brunei	F
    BY	country	Burundi	F
    CA	country	Canada	F
    CB	country	Cambodia	F
    CD	country	Chad	F
    CE	country	Sri Lanka	F
    CF	country	Congo (Brazzaville)	F
    CG	country	Congo (Kinshasa)	F
    CH	country	China (Mainland)	F
    CI	country	Chile	F
    CJ	country	Cayman Islands	F
    CK	country	Cocos (Keeling) Islands	F
    CM	country	Cameroon	F
    CN	country	Comoros	F
    CO	country	Colombia	F
    CQ	country	Northern Mariana Islands	F
    CR	country	Coral Sea Islands	F
    CS	country	Costa Rica	F
    CT	country	Central African Republic	F
    CU	country	Cuba	F
    CV	country	Cape Verde	F
    CW	country	Cook Islands	F
    CY	country	Cyprus	F
    DA	country	Denmark	F
    DJ	country	Djibouti	F
    DO	country	Dominica	F
    DQ	country	Jarvis Island	F
    DR	country	Dominican Republic	F
    EC	country	Ecuador	F
    EG	country	Egypt	F
    EI	country	Ireland	F
    EK	country	Equatorial Guinea	F
    EN	country	Estonia	F
    ER	country	Eritrea	F
    ES	country	El Salvador	F
    ET	country	Ethiopia	F
    EU	country	Europa Island	F
    EZ	country	Czech Republic	F
    FG	country	French Guiana	F
    FI	country	Finland	F
    FJ	country	Fiji	F
    FK	country	Falkland Islands (Islas Malvinas)	F
    FM	country	Micronesia	F
    FO	country	Faroe Islands	F
    FP	country	French Polynesia	F
    FQ	country	Baker Island	F
    FR	country	France	F
    FS	country	French Southern and Antarctic Lands	F
    GA	country	Gambia (The)	F
    GB	country	Gabon	F
    GG	country	Georgia	F
    GH	country	Ghana	F
    GI	country	Gibraltar	F
    GJ	country	Grenada	F
    GK	country	Guernsey	F
    GL	country	Greenland	F
    GM	country	Germany	F
    GO	country	Glorioso Islands	F
    GP	country	Guadeloupe	F
    GQ	country	Guam	F
    GR	country	Greece	F
    GT	country	Guatemala	F
    GV	country	Guinea	F
    GY	country	Guyana	F
    GZ	country	Gaza Strip	F
    HA	country	Haiti	F
    HK	country	Hong Kong	F
    HM	country	Heard Island and McDonald Islands	F
    HO	country	Honduras	F
    HQ	country	Howland Island	F
    HR	country	Croatia	F
    HU	country	Hungary	F
    IC	country	Iceland	F
    ID	country	Indonesia	F
    IM	country	Man, Isle of	F
    IN	country	Nicobar Islands	F
    IO	country	Diego Garcia	F
    IP	country	Clipperton Island	F
    IR	country	Iran	F
    IS	country	Israel	F
    IT	country	Italy	F
    IV	country	Cote D’Ivoire	F
    IZ	country	Iraq	F
    JA	country	Japan	F
    JE	country	Jersey	F
    JM	country	Jamaica	F
    JN	country	Jan Mayen	F
    JO	country	Jordan	F
    JQ	country	Johnston Atoll	F
    JU	country	Juan de Nova Island	F
    KE	country	Kenya	F
    KG	country	Kyrgyzstan	F
    KN	country	Korea (North)	F
    KQ	country	Kingman Reef	F
    KR	country	Kiribati	F
    KS	country	Korea (South)	F
    KT	country	Christmas Island	F
    KU	country	Kuwait	F
    KV	country	Kosovo	F
    KZ	country	Kazakhstan	F
    LA	country	Laos	F
    LE	country	Lebanon	F
    LG	country	Latvia	F
    LH	country	Lithuania	F
    LI	country	Liberia	F
    LO	country	Slovakia	F
    LQ	country	Palmyra Atoll	F
    LS	country	Liechtenstein	F
    LT	country	Lesotho	F
    LU	country	Luxembourg	F
    LY	country	Libya	F
    MA	country	Madagascar	F
    MB	country	Martinique	F
    MC	country	Macau	F
    MD	country	Moldova	F
    MF	country	Mayotte	F
    MG	country	Mongolia	F
    MH	country	Montserrat	F
    MI	country	Malawi	F
    MK	country	Macedonia, The Former Yugoslav Republic of	F
    ML	country	Mali	F
    MN	country	Monaco	F
    MO	country	Morocco	F
    MP	country	Mauritius	F
    MQ	country	Midway Islands	F
    MR	country	Mauritania	F
    MT	country	Malta	F
    MU	country	Oman	F
    MV	country	Maldives	F
    MW	country	Montenegro	F
    MX	country	Mexico	F
    MY	country	Malaysia	F
    MZ	country	Mozambique	F
    NA	country	Netherlands Antilles	F
    NC	country	New Caledonia	F
    NE	country	Niue	F
    NF	country	Norfolk Island	F
    NG	country	Niger	F
    NH	country	Vanuatu	F
    NI	country	Nigeria	F
    NL	country	Netherlands	F
    NO	country	Norway	F
    NP	country	Nepal	F
    NR	country	Nauru	F
    NS	country	Suriname	F
    NU	country	Nicaragua	F
    NZ	country	New Zealand	F
    PA	country	Paraguay	F
    PC	country	Pitcairn Islands	F
    PE	country	Peru	F
    PF	country	Paracel Islands	F
    PG	country	Spratly Islands	F
    PK	country	Pakistan	F
    PL	country	Poland	F
    PM	country	Panama	F
    PO	country	Portugal	F
    PP	country	Papua New Guinea	F
    PS	country	Trust Territory of the Pacific Islands	F
    PU	country	Guinea-Bissau	F
    QA	country	Qatar	F
    RE	country	Reunion	F
    RM	country	Marshall Islands	F
    RO	country	Romania	F
    RP	country	Philippines	F
    RQ	country	Puerto Rico	F
    RS	country	Wrangel Islands	F
    RW	country	Rwanda	F
    SA	country	Saudi Arabia	F
    SB	country	Saint Pierre and Miquelon	F
    SC	country	Saint Kitts and Nevis	F
    SE	country	Seychelles	F
    SF	country	South Africa	F
    SG	country	Senegal	F
    SH	country	Tristan da Cunha	F
    SI	country	Slovenia	F
    SL	country	Sierra Leone	F
    SM	country	San Marino	F
    SN	country	Singapore	F
    SO	country	Somalia	F
    SP	country	Spain	F
    SR	country	Serbia	F
    ST	country	Saint Lucia	F
    SU	country	Sudan	F
    SV	country	Svalbard	F
    SW	country	Sweden	F
    SY	country	Syria	F
    SZ	country	Switzerland	F
    TD	country	Trinidad and Tobago	F
    TE	country	Tromelin Island	F
    TH	country	Thailand	F
    TI	country	Tajikistan	F
    TK	country	Turks and Caicos Islands	F
    TL	country	Tokelau	F
    TN	country	Tonga	F
    TO	country	Togo	F
    TP	country	Sao Tome and Principe	F
    TS	country	Tunisia	F
    TT	country	East Timor	F
    TU	country	Turkey	F
    TV	country	Tuvalu	F
    TW	country	Taiwan	F
    TX	country	Turkmenistan	F
    TZ	country	Tanzania	F
    UG	country	Uganda	F
    UK	country	United Kingdom	F
    UP	country	Ukraine	F
    US	country	United States	F
    UV	country	Burkina Faso	F
    UY	country	Uruguay	F
    UZ	country	Uzbekistan	F
    VC	country	Saint Vincent and the Grenadines	F
    VE	country	Venezuela	F
    VI	country	British Virgin Islands	F
    VM	country	Vietnam	F
    VQ	country	US Virgin Islands	F
    VT	country	Vatican City	F
    WA	country	Namibia	F
    WE	country	West Bank	F
    WF	country	Wallis and Futuna	F
    WI	country	Western Sahara	F
    WO	country	LD REGION TAGS	F
    WQ	country	Wake Island	F
    WS	country	Samoa	F
    WZ	country	Swaziland	F
    XA	country	Africa	F
    XB	country	East Asia and Pacific (Pacific Basin)	F
    XC	country	Southeast Asia	F
    XD	country	South Asia	F
    XE	country	East Asia	F
    XF	country	Middle East	F
    XG	country	Europe	F
    XH	country	Eastern Europe	F
    XI	country	North Africa	F
    XK	country	Central America	F
    XL	country	Caribbean	F
    XM	country	Latin America	F
    XO	country	Indian Ocean Area	F
    XQ	country	Arctic Ocean Area	F
    XR	country	South America	F
    XS	country	North America	F
    XT	country	Western Europe	F
    XU	country	Australia – New Zealand Region	F
    XV	country	South Pacific Ocean Area	F
    XW	country	East Africa	F
    XX	country	World Wide	F
    XY	country	West Africa	F
    XZ	country	Scandinavia	F
    YI	country	Yugoslavia	F
    YM	country	Yemen	F
    ZA	country	Zambia	F
    ZB	country	Baltic States	F
    ZF	country	Central Africa	F
    ZH	country	North Atlantic Area	F
    ZI	country	Zimbabwe	F
    ZJ	country	Transcaucasus	F
    ZK	country	Central Asia	F
    ZL	country	Balkan States	F
    ZM	country	Mediterranean Sea Area	F
    ZN	country	North Pacific Area	F
    ZO	country	North Asia	F
    ZP	country	Persian Gulf Area	F
    ZR	country	Arabian Peninsula	F
    ZS	country	Southern Europe	F
    ZT	country	South Atlantic Area	F
    ZU	country	Southern Africa	F
    AAA	organization	American Automobile Association	F
    AAFLI	organization	Asian American Free Labor Institute	F
    AAI	organization	African American Institute	F
    AALC	organization	African American Labor Center	F
    ABA	organization	American Bar Association	F
    ABC	organization	American Broadcasting Company	F
    ABMC	organization	American Battle Monuments Commission	F
    ACABQ	organization	UN Advisory Committee on Administration and Budget Questions	F
    ACTU	organization	Australian Labor Union	F
    ADB	organization	Asian Development Bank	F
    ADB-1	organization	Association for the Advancement of International Education	F
    ADF	organization	African Development Foundation	F
    ADPSEC	organization	Automatic Data Processing Security	F
    AEC	organization	Atomic Energy Commission	F
    AEDF	organization	Asian Economic Development Fund	F
    AER LINGUS	organization	Irish Airline	F
    AEROFLOT	organization	Soviet Airline	F
    AEROLINEAS ARGENTINAS	organization	Argentine Airline	F
    AEROPERU	organization	National Airline of Peru	F
    AFDB	organization	African Development Bank	F
    AFDF	organization	African Development Fund	F
    AFL-CIO	organization	American Federation of Labor-Congress of Industrial Organizations	F
    AFP	organization	Agence France Press	F
    AFSA	organization	American Foreign Service Association	F
    AGR	organization	Department of Agriculture	F
    AI	organization	Amnesty International	F
    AID	organization	International Cooperation Administration	F
    AIFLD	organization	American Institute for Free Labor Development	F
    AKB	organization	Allied Kommandatura Berlin	F
    AL-1	organization	Arab League	F
    ALIA	organization	Royal Jordanian Airline	F
    ALP	organization	Australian Labor Party	F
    AMAL	organization	Movement of the Deprived (Sh’a Muslim Militia Organization)	F
    AMAX	organization	American Metals Climax Inc	F
    AMCHAMS	organization	American Chambers of Commerce	F
    AMOCO	organization	American Oil Company	F
    ANC	organization	African National Congress	F
    ANZUS	organization	Australia, New Zealand and US Council	F
    AP	organization	Associated Press	F
    APAG	organization	Atlantic Policy Advisory Group	F
    APCAC	organization	Asian Pacific Council of American Chambers of Commerce	F
    APECO	organization	Asia Pacific Economic Cooperation	F
    ARAMCO	organization	Arabian American Oil Company	F
    ARC	organization	American Red Cross	F
    ARCO	organization	Atlantic Richfield Oil Company	F
    ARDE	organization	Revolutionary Democratic Alliance	F
    ARENA	organization	Political Party in El Salvador	F
    ARIANA	organization	Afghan Airline	F
    ASALA	organization	Armenian Secret Army	F
    ASEAN	organization	Association of Southeast Asian Nations	F
    ASPAC	organization	Asian and Pacific Council	F
    AT&T	organization	American Telephone & Telegraph	F
    ATA	organization	Atlantic Treaty Association	F
    AU-1	organization	African Union	F
    AUB	organization	American University in Beirut	F
    AUCCTU	organization	All Union Central Council of Trade Unions (USSR)	F
    AVENSA	organization	Aerovias Venezolanas	F
    AVIANCA	organization	Aerovias Nacionales De Colombia	F
    BASC	organization	Berlin Air Safety Center	F
    BBC	organization	British Broadcasting Company	F
    BBG	organization	Broadcasting Board of Governors	F
    BDC	organization	Berlin Document Center	F
    BENDIX	organization	Bendix Corporation	F
    BIE	organization	Bureau of International Expositions	F
    BIS	organization	Bank of International Settlements	F
    BLS	organization	Bureau of Labor Statistics	F
    BOS	organization	Southern Opposition Block	F
    BP-1	organization	British Petroleum Company	F
    BQG	organization	Bonngroup	F
    BWIA	organization	British West Indies Airline	F
    CAA	organization	British Civil Aviation Authority	F
    CAAC	organization	Civil Aviation Authority for China	F
    CACM	organization	Central American Common Market	F
    CAPC	organization	Civil Aviation Planning Committee (NATO)	F
    CARE	organization	Cooperative for American Relief Everywhere, Inc	F
    CBC	organization	Canadian Broadcasting Corporation	F
    CBS	organization	Columbia Broadcasting System	F
    CCC-1	organization	Commodity Credit Corporation	F
    CCC-3	organization	Customs Cooperation Council	F
    CCD	organization	Committee on Disarmament	F
    CCIR	organization	International Radio Consultative Committee	F
    CCITT	organization	International Telegraph and Telephone Consultative Committee	F
    CCMS	organization	Committee on the Challenges of Modern Society	F
    CCNAA	organization	Coordinating Council for North American Affairs	F
    CCUS	organization	Chamber of Commerce of the US	F
    CDB	organization	Caribbean Development Bank	F
    CDC	organization	Communicable Diseases Center	F
    CDG	organization	Conference of Committee on Disarmament	F
    CDI	organization	Christian Democratic International	F
    CDU	organization	Christian Democratic Union	F
    CEA	organization	Council of Economic Advisers	F
    CEAC	organization	Committee on European Airspace Coordination	F
    CEC	organization	Commission of the European Communities	F
    CEMA	organization	Council on Mutual Economic Assistance	F
    CEP	organization	Civil Emergency Planning Committee	F
    CEQ	organization	Council on Environmental Quality	F
    CIA	organization	Central Intelligence Agency	F
    CIEC	organization	Inter-American Council on Education Science and Culture	F
    CIL	organization	Central Identification Lab	F
    CIME	organization	Committee on Investments and Multi-National Enterprise	F
    CIP	organization	Council on International Programs	F
    CIPEC	organization	Intergovernmental Council of Copper Exporting Countries	F
    CIS	organization	Commonwealth of Independent States	F
    CITEL	organization	Inter-American Telecommunications Commission	F
    CITIBANK	organization	First National City Bank of New York	F
    COE	organization	Council of Europe	F
    COM	organization	Department of Commerce	F
    COMIBOL	organization	Bolivian National Mining Corporation or Corporacion Minera De Bolivia	F
    CONDECA	organization	Central American Defense Council	F
    CONOCO	organization	Continental Oil Company	F
    CONTRIB	organization	UN Committee on Contributions	F
    COSEP	organization	Superior Council of the Private Sector Groups in Nicaragua	F
    CPC	organization	UN Committee for Program and Coordination	F
    CPSU	organization	Communist Party in the USSR	F
    CRS	organization	Catholic Relief Services	F
    CSIS	organization	Center for Strategic and International Studies	F
    CSTP	organization	Committee for Scientific and Technical Personnel	F
    CSU	organization	Christian Social Union	F
    CTM	organization	Customs	F
    CWC	organization	Chemical Weapons Convention	F
    CWS	organization	Church World Service	F
    DAC	organization	Development Assistance Committee (OECD)	F
    DC	organization	Christian Democratic Party in Italy	F
    DCA	organization	Defense Communication Agency	F
    DCI	organization	Defense Capabilities Initiative	F
    DEA	organization	Drug Enforcement Administration	F
    DHS	organization	Department of Homeland Security	F
    DIA	organization	Defense Intelligence Agency	F
    DJP	organization	Ruling Democratic Justice Party	F
    DOD	organization	Department of Defense	F
    DOE	organization	Department of Energy	F
    DOT	organization	Department of Transportation	F
    DPC	organization	Defense Planning Commission	F
    DPP	organization	Democratic Progressive Party	F
    DPR	organization	Office of Policy and Resources	F
    EAC	organization	East African Community	F
    EAL	organization	Ethiopian Airlines	F
    EALG	organization	East Asian Liaison Group	F
    EAPC	organization	Euro-Atlantic Partnership Council	F
    EBRD	organization	European Bank for Reconstruction and Development	F
    ECA	organization	Economic Commission for Africa (UN)	F
    ECAC	organization	European Civil Aviation Conference	F
    ECDC	organization	Economic Cooperation and Development Comt	F
    ECE	organization	UN Economic Commission for Europe	F
    ECG	organization	Energy Coordinating Group	F
    ECLAC	organization	CEPAL, UN Economic Commission for Latin America and the Caribbean	F
    ECMT	organization	European Conference of Ministers of Transport	F
    ECOSOC	organization	UN Economic and Social Council, UNECOSOC	F
    ECOWAS	organization	Economic Community of West African States	F
    ECWA	organization	UN Economic Commission for Western Asia	F
    ED	organization	Department of Education	F
    EDC	organization	Export Development Corporation	F
    EDRC	organization	Economic and Development Review Committee in OECD	F
    EDU	organization	European Democratic Union	F
    EEOC	organization	Equal Employment Opportunity Commission	F
    EFTA	organization	European Free Trade Association AKA Outer Seven AKA The Seven	F
    EL AL	organization	Israeli Airlines	F
    ELF	organization	Eritrean Liberation Front	F
    ELN	organization	Bolivian National Liberation Army	F
    EP	organization	European Parliament	F
    EPA	organization	Environmental Protection Agency	F
    EPC	organization	Economic Policy Committee (OECD)	F
    ESA	organization	European Space Agency	F
    ESCAP	organization	UN Economic and Social Commission for Asia and Pacific	F
    ESDI	organization	European Security and Defense Identity	F
    ETA	organization	Basque Terrorist Group	F
    EUCOM	organization	European Command	F
    EUN	organization	European Economic Community AKA European Common Market	F
    EUROCONTROL	organization	European Organization for the Safety of Air Navigation	F
    EXIM	organization	Export Import Bank of US	F
    FAA	organization	Federal Aviation Administration	F
    FAO	organization	Food and Agriculture Organization of the UN	F
    FAPC	organization	Food and Agriculture Planning Committee	F
    FAPLA	organization	Forcas Armadas Para A Liberacao De Angola	F
    FARC	organization	Fuerzas Armadas Revolucionaria	F
    FAS	organization	Foreign Agriculture Service (Dept. of Agriculture)	F
    FBI	organization	Federal Bureau of Investigation	F
    FBIS	organization	Foreign Broadcast Information Service	F
    FCC	organization	Federal Communications Commission	F
    FCIA	organization	Federal Credit Insurance Association	F
    FCSC	organization	Foreign Claims Settlement Commission of the US	F
    FDA	organization	Food and Drug Administration (HHS)	F
    FDIC	organization	Federal Deposit Insurance Corp.	F
    FDN	organization	Democratic Revolutionary Front in El Salvador	F
    FDR	organization	Guerrilla Group in El Salvador	F
    FEMA	organization	Federal Emergency Management Administration	F
    FHWA	organization	Federal Highway Administration	F
    FINNAIR	organization	National Airline of Finland	F
    FLN	organization	Algerian National Liberation Front AKA National Army of Liberation (Algeria)	F
    FMC	organization	Federal Maritime Commission	F
    FMLN	organization	Farabundo Marti Liberacion Nacional	F
    FNLA	organization	National Front for the Liberation of Angola	F
    FPC	organization	Federal Power Commission	F
    FRB	organization	Board of Governors of the Federal Reserve System AKA Federal Reserve Board	F
    FRELIMO	organization	Leading Angolan Political Party	F
    FSCADP	organization	FSC Paris ADP Center	F
    FSLN	organization	Sandinistas National Liberation Front	F
    FTC	organization	Federal Trade Commission	F
    FTUI	organization	Free Trade Union Institute	F
    FWS	organization	Fish and Wildlife Service	F
    G-77	organization	Group of Seventy-Seven	F
    G-8	organization	Group of Eight	F
    GAO	organization	General Accounting Office	F
    GATT	organization	General Agreement on Tariffs and Trade	F
    GCC	organization	Gulf Cooperation Council	F
    GM-1	organization	General Motors	F
    GPO	organization	Government Printing Office	F
    GREENS	organization	Green Party	F
    GSA	organization	General Services Administration	F
    HCOPIL	organization	Hague Conference on Private Intl Law	F
    HHS	organization	Department of Health and Human Services	F
    HKA	organization	Hong Kong Airways	F
    HUD	organization	Department of Housing and Urban Development	F
    IA-ECOSOC	organization	Inter-American Economic and Social Council	F
    IACI	organization	Inter-American Children’s Institute	F
    IACW	organization	Inter-American Commission of Women	F
    IADB	organization	Inter-American Defense Board	F
    IAEA	organization	International Atomic Energy Agency	F
    IAF	organization	Inter-American Foundation	F
    IAHRC	organization	Inter-American Human Rights Commission	F
    IAII	organization	Inter-American Indian Institute	F
    IAJC	organization	Inter-American Juridical Committee (OAS)	F
    IARC	organization	International Agency for Research on Cancer	F
    IATA	organization	International Air Transport Association	F
    IATTC	organization	Inter-American Tropical Tuna Commission	F
    IBC	organization	International Boundary Commission United States and Canada	F
    IBM	organization	International Business Machines	F
    IBPCA	organization	International Bureau of the Permanent Court of Arbitration	F
    IBPCT	organization	International Bureau for the Publication of Customs Tariffs	F
    IBRD	organization	International Bank for Reconstruction and Development, a Specialized Agency of the UN	F
    IBWC	organization	International Boundary and Water Commission United States and Mexico	F
    IBWM	organization	International Bureau of Weights and Measures	F
    ICAC	organization	International Cotton Advisory Committee	F
    ICAF	organization	Industrial College of the Armed Forces	F
    ICAO	organization	International Civil Aviation Organization, a specialized agency of the UN	F
    ICBL	organization	The International Campaign to Ban Landmines	F
    ICC	organization	Interstate Commerce Commission	F
    ICCAT	organization	International Convention for the Conservation of Atlantic Tunas	F
    ICCROM	organization	International Center for the Study of the Preservation and Restoration of Cultural Property	F
    ICES	organization	International Council for the Exploration of the Sea	F
    ICFTU	organization	International Confederation of Free Trade Unions	F
    ICJ	organization	International Court of Justice	F
    ICMC	organization	International Catholic Migration Commission	F
    ICO	organization	International Coffee Organization	F
    ICO-1	organization	International Cocoa Organization	F
    ICRC	organization	International Committee of the Red Cross	F
    ICSC	organization	Interim Committee on Communication Satellites	F
    ICTR	organization	International Criminal Tribunal for Rwanda	F
    ICTY	organization	International Criminal Tribunal for the former Yugoslavia	F
    IDA	organization	International Development Association Administered by the IBRD	F
    IDB	organization	Inter-American Development Bank AKA Banco Interamericano de Desarollo in Washington, not a UN activity	F
    IEA	organization	International Energy Agency	F
    IFAD	organization	Fund for Agricultural Development, International Fund for Agriculture Development	F
    IFC	organization	International Finance Corporation in Washington, an affiliate of IBRD but a separate legal entity	F
    IFRB	organization	International Frequency Registration Board	F
    IFRC	organization	International Federation of Red Cross and Red Crescent Societies	F
    IHB	organization	International Hydrographic Bureau	F
    IIC	organization	International Institute for Cotton	F
    IICA	organization	Inter-American Institute of Agriculture	F
    IJC	organization	International Joint Commission U.S.-Canada	F
    IJO	organization	International Jute Organization	F
    ILA	organization	International Law Association	F
    ILC	organization	International Law Commission	F
    ILO	organization	International Labor Organization—specialized agency of the UN	F
    ILZSG	organization	International Lead and Zinc Study Group	F
    IMC	organization	International Meteorological Committee	F
    IMF	organization	International Monetary Fund in Washington—Related to the UN	F
    IMH	organization	International Mission of Hope	F
    IMO	organization	Intergovernmental Maritime Consultative Organization	F
    INCB	organization	International Narcotics Control Board	F
    INFCE	organization	International Nuclear Cycle Evaluation	F
    INMARSAT	organization	International Maritime Satellite	F
    INPFC	organization	International North Pacific Fisheries Commission	F
    INRA	organization	National Institute for Agrarian Reform	F
    INRO	organization	International Natural Rubber Organization	F
    INS	organization	Immigration and Naturalization Service	F
    INT	organization	Department of the Interior	F
    INTELSAT	organization	International Telecomsatellite Consort	F
    INTERPOL	organization	International Criminal Police Organization	F
    IOC	organization	Intergovernmental Oceanographic Commission	F
    IOLM	organization	International Organization for Legal Metrology	F
    IOM	organization	International Organization for Migration	F
    IOVW	organization	International Office of the Vine and Wine	F
    IPDC	organization	International Program for Development of Communications	F
    IPHC	organization	International Pacific Halibut Commission U.S. and Canada	F
    IPU	organization	Interparliamentary Union	F
    IRA	organization	Irish Republican Army	F
    IRC	organization	International Rice Commission	F
    IRC-2	organization	International Rescue Committee	F
    IRC-3	organization	International Red Cross	F
    IREX	organization	International Research and Exchange Board	F
    IRS	organization	Internal Revenue Service	F
    IRSG	organization	International Rubber Study Group	F
    ISCON	organization	Islamic Conference	F
    ISO	organization	International Sugar Organization	F
    ISTA	organization	International Seed Testing Association	F
    ITC	organization	International Trade Commission	F
    ITT	organization	International Telephone and Telegraph Company	F
    ITTO	organization	International Tropical Timber Organization	F
    ITU	organization	International Telecommunication Union—specialized agency of the UN	F
    IUCNNR	organization	International Union for the Conservation of Nature and Natural Resources	F
    IWBC	organization	International Boundary and Water Commission United States and Mexico	F
    IWC-1	organization	International Whaling Commission	F
    IWC-2	organization	International Wheat Council	F
    IWSG	organization	International Wool Study Group	F
    IYC	organization	International Youth Conference	F
    JAL	organization	Japan Air Lines	F
    JAT	organization	Yugoslav Airline	F
    JCIC	organization	Joint Compliance and Inspection Commission	F
    JDL	organization	Jewish Defense League	F
    JLP	organization	Jamaica Labor Party	F
    JUS	organization	Department of Justice	F
    KAL	organization	Korean National Airlines	F
    KANU	organization	Kenya African National Union	F
    KGB	organization	Soviet Intelligence Service	F
    KLM	organization	Royal Dutch Airlines	F
    KMT	organization	Kuomintang or Nationalist Party	F
    KOC	organization	Kuwait Oil Company	F
    KPNLF	organization	Khmer Peoples National Liberation Front	F
    LAB	organization	Department of Labor	F
    LBAR	organization	Board of Appellate Review	F
    LDP	organization	Liberal Democratic Party	F
    LOC	organization	Library of Congress	F
    LOT	organization	Polish National Airlines	F
    MAB	organization	Man and the Biosphere Program (The)	F
    MARAD	organization	US Maritime Administration	F
    MAS	organization	Military Agency for Standardization	F
    MCG	organization	Mediterranean Cooperation Group (NATO)	F
    MCLRS	organization	Maintenance of Certain Lights in the Red Sea	F
    MEA	organization	Middle East Airlines	F
    MFO	organization	Multinational Force Observers	F
    MINURSO	organization	UN Mission for the Referendum in Western Sahara	F
    MIR	organization	Leftist Revolutionary Movement in Bolivia	F
    MNLF	organization	Mor National Liberation Front	F
    MONUC	organization	UN Organization Mission in the Democratic Republic of the Congo	F
    MPEAA	organization	Motion Picture Export Association of America	F
    MPLA	organization	Popular Movement for the Liberation of Angola	F
    MTCRE	organization	Missile Technology Control Regime	F
    MTN	organization	Multilateral Trade Negotiations	F
    NAA	organization	North Atlantic Assembly	F
    NAC	organization	North Atlantic Council	F
    NACB	organization	Nonaligned Coordinating Bureau	F
    NAFO	organization	Northwest Atlantic Fisheries Organization	F
    NAMSA	organization	NATO Management Supply Agency	F
    NAS	organization	National Academy of Sciences (US)	F
    NASA	organization	National Aeronautics and Space Admin	F
    NASCO	organization	North Atlantic Salmon Conservation Organization	F
    NATO	organization	North Atlantic Treaty Organization	F
    NBC	organization	National Broadcasting Company	F
    NBCCA	organization	National Bipartisan Comm on Central America	F
    NBS	organization	National Bureau of Standards	F
    NDR	organization	Nicaraguan Democratic Resistance	F
    NDU	organization	National Defense University	F
    NEB	organization	National Energy Board	F
    NGA	organization	National Gallery of Art	F
    NIAG	organization	NATO Industrial Advisory Group	F
    NICSMA	organization	NATO Integrated Communications Systems	F
    NIDA	organization	National Institute on Drug Abuse	F
    NIH	organization	National Institute of Health	F
    NIOC	organization	National Iranian Oil Company	F
    NKDP	organization	New Korean Democratic Party	F
    NMFS	organization	National Marine Fisheries Services	F
    NNPC	organization	Nigerian National Petroleum Corp	F
    NOAA	organization	National Oceanographic and Atmosphere Agency	F
    NPC	organization	National Peoples Congress	F
    NPFSC	organization	North Pacific Fur Seal Commission	F
    NPG	organization	Nuclear Planning Group NATO	F
    NRC-5	organization	National Research Council (US)	F
    NSA	organization	National Security Agency	F
    NSC	organization	National Security Council	F
    NSF	organization	National Science Foundation	F
    NTIA	organization	National Telecommunications and Information Administration	F
    NTIS	organization	National Technical Information Service	F
    NTSB	organization	National Transportation Safety Board	F
    NTT	organization	Nippon Telegraph and Telephone Corp	F
    NUC	organization	NATO-Ukraine Commission	F
    NWC	organization	National War College	F
    OAPEC	organization	Organization of Arab Petroleum Exporting Countries	F
    OAS	organization	Organization of American States	F
    OATU	organization	Organization of African Union Unity	F
    OAU	organization	Organization of African Unity	F
    OECD	organization	Organization for Economic Cooperation and Development in Paris	F
    OECS	organization	Organization of Eastern Caribbean States	F
    OIC-2	organization	International Olympic Committee	F
    OIE	organization	International Office of Epizootics	F
    OMB	organization	Office of Management and Budget Formerly Bureau of the Budget	F
    OMSN	organization	Office of Micronesian Status Negotiations	F
    OPEC	organization	Organization of Petroleum Exporting Countries	F
    OPIC	organization	Overseas Private Investment Corporation	F
    OPM	organization	Office of Personnel Management	F
    ORIT-ICFTU	organization	Inter-American Regional Organization of the ICFTU, Organizacion Regional Interamericana de Trabajadores	F
    OSCE	organization	Organization for Security and Cooperation in Europe	F
    OSHA	organization	Occupational Safety and Health Administration	F
    OSIA	organization	Onsight Inspection Agency	F
    OVP	organization	Office of the Vice President	F
    PAC	organization	Pan Africanist Congress	F
    PAHO	organization	Pan American Health Organization in Washington	F
    PAIGH	organization	Pan American Institute of Geography and History	F
    PAL	organization	Philippine Airlines	F
    PAN	organization	Partido Accion Nacional	F
    PARCA	organization	Pan American Railway Congress Association in Buenos Aires	F
    PBEIST	organization	Planning Board for European Inland Surface Transportation	F
    PBOS	organization	Planning Board on Ocean Shipping	F
    PBS	organization	Public Broadcasting System	F
    PCC	organization	Panama Canal Commission	F
    PCI	organization	Italian Communist Party	F
    PDC	organization	Christian Democratic Party in El Salvador	F
    PEMEX	organization	Petroleas Mexicanos	F
    PETROBRAS	organization	Brazilian State Owned Oil Company	F
    PFLP	organization	Popular Front for Liberation of Palestine	F
    PFP	organization	Partnership for Peace (NATO)	F
    PHS	organization	Public Health Service	F
    PIA	organization	Pakistani Airlines	F
    PIARC	organization	Permanent International Association of Road Congresses	F
    PICES	organization	North Pacific Marine Science Organization	F
    PJC	organization	Permanent Joint Council, NATO-Russia	F
    PKFK	organization	NATO Led Peacekeeping Forces in Kosovo	F
    PLA	organization	Sudan Peoples’ Liberation Army	F
    PLN	organization	National Liberation Front in Costa Rica	F
    PLO	organization	Palestine Liberation Organization	F
    PNC	organization	Palestinian National Council	F
    PNDC	organization	Provisional National Defense Council	F
    PNP	organization	Peoples National Party	F
    PPD	organization	Party for Peace and Democracy	F
    PPP	organization	Pakistan Peoples Party	F
    PRI	organization	Partido Revolucionario Institucional	F
    PSD	organization	Social Democratic Party in Portugal	F
    PSI	organization	Italian Socialist Party	F
    PSOE	organization	Spanish Socialist Workers’ Party	F
    PUAS	organization	Postal Union of the Americas and Spain	F
    QANTAS	organization	Qantas Empire Airways	F
    RDP	organization	Reunification Democracy Party	F
    RENAMO	organization	Resistencia Nacional Mocambicana	F
    RFE	organization	Radio Free Europe	F
    RL	organization	Radio Liberty	F
    RRB	organization	Railroad Retirement Board	F
    SAARC	organization	South Asian Association for Regional Cooperation	F
    SAS	organization	Scandinavian Airlines System	F
    SBA	organization	Small Business Administration	F
    SCC	organization	Standing Consultative Commission	F
    SCEPC	organization	Senior Civil Emergency Planning Committee	F
    SDFCU	organization	State Department Federal Credit Union	F
    SEC	organization	Securities and Exchange Commission	F
    SELA	organization	Latin American Economic System	F
    SFOR	organization	NATO Led Stabilization Forces in Bosnia-Herzegovina	F
    SMI	organization	Smithsonian Institution	F
    SOCINT	organization	Socialist International	F
    SPC	organization	Secretariat of the Pacific Community	F
    SPD	organization	Social Democratic Party in FRG and UK	F
    SPF	organization	South Pacific Forum	F
    SPLA	organization	Sudan Peoples’ Liberation Army	F
    SPLM	organization	Sudan Peoples’ Liberation Movement	F
    SSA	organization	Social Security Administration	F
    SSOD	organization	Special Session on Disarmament (UN)	F
    STAT	organization	UN Statistical Commission	F
    SVC	organization	Special Verification Commission	F
    SWAPO	organization	Southwest Africa Peoples Organization	F
    TAPLINE	organization	Trans Arabian Pipeline Company	F
    TDB	organization	Trade and Development Board	F
    TGC	organization	Tripartite Gold Commission	F
    THY	organization	Turkish Airlines	F
    TNC	organization	Tariff Negotiating Committee (GATT)	F
    TPLF	organization	Tigrean Peoples Liberation Front	F
    TRSY	organization	Department of the Treasury	F
    TUAC	organization	Trade Union Advisory Committee (OECD)	F
    TUC	organization	Trade Union Conference	F
    TVA	organization	Tennessee Valley Authority	F
    UANC	organization	United African National Congress	F
    UAW	organization	United Auto Workers	F
    UCD	organization	United Democratic Center	F
    UDEAC	organization	Central African Customs and Economic Union	F
    UIL	organization	Italian Labor Union	F
    UMNO	organization	United Malays National Organization	F
    UMOA	organization	Union Monetaire Ouest Africaine, West African Monetary	F
    UN	organization	United Nations	F
    UNAMSIL	organization	UN Mission in Sierra Leone	F
    UNAUS	organization	UN Association of the United States of America	F
    UNBRO	organization	UN Border Relief Operations	F
    UNC	organization	UN Command in Korea	F
    UNCHC	organization	UN Committee on Hostages Convention	F
    UNCHS	organization	UN Commission on Human Settlements	F
    UNCITRAL	organization	UN Commission on International Trade Law	F
    UNCND	organization	UN Commission on Narcotic Drugs	F
    UNCRED	organization	UN Credentials Committee	F
    UNCRIME	organization	Crime Prevention Control Committee (UN)	F
    UNCSD	organization	UN Commission on Social Development	F
    UNCSW	organization	UN Commission on Status of Women	F
    UNCTAD	organization	UN Conference on Trade and Development	F
    UNDC	organization	UN Disarmament Commission	F
    UNDOF	organization	UN Disengagement Observer Force	F
    UNDP	organization	UN Development Program	F
    UNDRO	organization	Office of UN Disaster Relief, UN Disaster Relief Coordinator	F
    UNEF	organization	UN Emergency Force	F
    UNEP	organization	UN Environment Program	F
    UNESCO	organization	UN Educational Scientific and Cultural Organization	F
    UNETPSA	organization	UN Educational and Training Program for Southern Africa	F
    UNFDAC	organization	UN Fund for Drug Abuse Control	F
    UNFICYP	organization	UN Force in Cyprus	F
    UNFPA	organization	UN Fund for Population Activities	F
    UNGA	organization	UN General Assembly	F
    UNGA/C-1	organization	Political Committee (UNGA), UN General Assembly First Committee	F
    UNGA/C-2	organization	UN General Assembly Economic Committee, UN General Assembly Second Committee	F
    UNGA/C-3	organization	UN General Assembly Social Committee, UN General Assembly Third Committee	F
    UNGA/C-4	organization	Trusteeship Committee (UNGA), UN General Assembly Fourth Committee	F
    UNGA/C-5	organization	UN General Assembly Adm and Budget Committee, UN General Assembly Fifth Committee	F
    UNGA/C-6	organization	UN General Assembly Legal Committee, UN General Assembly Sixth Committee	F
    UNGA/SPC	organization	UN General Assembly Special Political Committee	F
    UNGOMAP	organization	UN Good Offices Mission for Afghanistan and Pakistan	F
    UNHCR	organization	UN High Commissioner for Refugees	F
    UNHRC-1	organization	UN Human Rights Commission	F
    UNHRC-2	organization	UN Human Rights Committee	F
    UNICEF	organization	UN Childrens Fund	F
    UNIDCP	organization	UN International Drug Control Program	F
    UNIDO	organization	UN Industrial Development Organization	F
    UNIDROIT	organization	International Institute for the Unification of Private Law	F
    UNIFIL	organization	UN Force in Lebanon, UN Interim Force in Lebanon, & UN International Forces in Lebanon	F
    UNIKOM	organization	UN Iraq-Kuwait Observation Mission	F
    UNITA	organization	National Union for Total Independence in Angola	F
    UNITAR	organization	UN Institute for Training and Research	F
    UNMEE	organization	UN Mission in Ethiopia and Eritrea	F
    UNMIBH	organization	UN Mission In Bosnia and Herzegovina	F
    UNMIK	organization	UN Interim Administration Mission in Kosovo	F
    UNMOGIP	organization	UN Military Observer Group in India and Pakistan	F
    UNMOP	organization	UN Mission of Observers in Prevlaka	F
    UNO	organization	United Nicaraguan Opposition	F
    UNOMIG	organization	UN Observation Mission in Georgia	F
    UNPOP	organization	UN Population Commission	F
    UNPUOS	organization	UN Outer Space Committee	F
    UNRWA	organization	UN Relief and Works Agency for Palestine Refugees in the Near East	F
    UNSC	organization	UN Security Council	F
    UNSCEAR	organization	UN Scientific Committee on the Effects of Atomic Radiation	F
    UNTAT	organization	UN Transitional Administration in East Timor	F
    UNTC	organization	Trusteeship Council	F
    UNTFSA	organization	UN Trust Fund for South Africa	F
    UNTNC	organization	UN Commission on Transnational Corps	F
    UNTSO	organization	UN Truce Supervision Organization	F
    UPD	organization	Democratic Popular Unity	F
    UPI	organization	United Press International	F
    UPOV	organization	Committee for the Protection for New Varieties of Plants	F
    UPU	organization	Universal Postal Union	F
    USEGJC	organization	US-Egypt Joint Cooperation Commission	F
    USEM	organization	Social Union Mexican Businessmen	F
    USGS	organization	US Geodetic Survey	F
    USINJC	organization	US-India Joint Commission on Educational and Cultural Cooperation	F
    USIS	organization	United States Information Service	F
    USISJC	organization	US-Israel Joint Committee for Investment and Trade	F
    USNRC	organization	Nuclear Regulatory Commission	F
    USPS	organization	US Postal Service	F
    USSAEC	organization	US-Saudi Arabia Economic Commission	F
    USSS	organization	US Secret Service	F
    USTR	organization	Office of the Special Representative for Trade Negotiations	F
    USTTA	organization	United States Travel and Tourism Administration	F
    VA	organization	Veterans Administration	F
    VARIG	organization	S A Empresa De Viacao Area Rio Grandense, Brazilian International Airline	F
    VFW	organization	Veterans of Foreign Wars	F
    VIASA	organization	Venezuelan Airline	F
    VOA	organization	Voice of America	F
    WARC	organization	World Administrative Radio Conference	F
    WCC	organization	World Council of Churches	F
    WCL	organization	World Confederation of Labor	F
    WEO	organization	Western European and Other Groups	F
    WEU	organization	Western European Union	F
    WFC-2	organization	World Food Council	F
    WFP	organization	World Food Program	F
    WFTU	organization	World Federation of Trade Unions	F
    WHC	organization	World Heritage Convention (The)	F
    WHO	organization	World Health Organization	F
    WILPF	organization	Womens International League for Peace	F
    WIPO	organization	World Intellectual Property Organization	F
    WJC	organization	World Jewish Congress	F
    WMO	organization	World Meteorological Organization	F
    WPO	organization	Warsaw Pact Organization & Warsaw Treaty Organization	F
    WTO	organization	World Tourism Organization	F
    WTRO	organization	World Trade Organization	F
    YPFB	organization	Yacemientos Petroliferos Fiscales (BL)	F
    ZANU	organization	Zimbabwe African National Union	F
    ZAPU	organization	Zimbabwe African Peoples Union	F
    """
}
