// swift-format-ignore-file: the table's lines are as long as their meanings.

/// Posts: canonical station, spaced name, the kind of post with its name.
///
/// Source: the plain addresses of format line 5 (FM) as seen in cables.
enum StationTable {
  static let lines = """
    ABIDJAN	ABIDJAN	Embassy Abidjan
    ABUDHABI	ABU DHABI	Embassy Abu Dhabi
    ABUJA	ABUJA	Embassy Abuja
    ACCRA	ACCRA	Embassy Accra
    ADANA	ADANA	Consulate Adana
    ADDISABABA	ADDIS ABABA	Embassy Addis Ababa
    AITTAIPEI	AIT TAIPEI	American Institute Taiwan, Taipei
    ALEXANDRIA	ALEXANDRIA	
    ALGIERS	ALGIERS	Embassy Algiers
    ALMATY	ALMATY	
    AMMAN	AMMAN	Embassy Amman
    AMSTERDAM	AMSTERDAM	Consulate Amsterdam
    ANKARA	ANKARA	Embassy Ankara
    ANTANANARIVO	ANTANANARIVO	
    APIA	APIA	
    ASHGABAT	ASHGABAT	Embassy Ashgabat
    ASMARA	ASMARA	Embassy Asmara
    ASTANA	ASTANA	Embassy Astana
    ASUNCION	ASUNCION	Embassy Asuncion
    ATHENS	ATHENS	Embassy Athens
    AUCKLAND	AUCKLAND	
    BAGHDAD	BAGHDAD	Embassy Baghdad
    BAKU	BAKU	Embassy Baku
    BAMAKO	BAMAKO	Embassy Bamako
    BANDARSERIBEGAWAN	BANDAR SERI BEGAWAN	Embassy Bandar Seri Begawan
    BANGKOK	BANGKOK	Embassy Bangkok
    BANGUI	BANGUI	
    BANJUL	BANJUL	Embassy Banjul
    BARCELONA	BARCELONA	Consulate Barcelona
    BASRAH	BASRAH	REO Basrah
    BEIJING	BEIJING	Embassy Beijing
    BEIRUT	BEIRUT	Embassy Beirut
    BELFAST	BELFAST	
    BELGRADE	BELGRADE	Embassy Belgrade
    BELIZE	BELIZE	
    BELMOPAN	BELMOPAN	
    BENIN	BENIN	
    BERLIN	BERLIN	Embassy Berlin
    BERN	BERN	Embassy Bern
    BISHKEK	BISHKEK	Embassy Bishkek
    BOGOTA	BOGOTA	Embassy Bogota
    BONN	BONN	
    BRASILIA	BRASILIA	Embassy Brasilia
    BRATISLAVA	BRATISLAVA	Embassy Bratislava
    BRAZZAVILLE	BRAZZAVILLE	
    BRIDGETOWN	BRIDGETOWN	Embassy Bridgetown
    BRUSSELS	BRUSSELS	USEU Brussels
    BUCHAREST	BUCHAREST	Embassy Bucharest
    BUDAPEST	BUDAPEST	Embassy Budapest
    BUENOSAIRES	BUENOS AIRES	Embassy Buenos Aires
    BUJUMBURA	BUJUMBURA	Embassy Bujumbura
    CAIRO	CAIRO	Embassy Cairo
    CALCUTTA	CALCUTTA	Consulate Kolkata
    CALGARY	CALGARY	
    CANBERRA	CANBERRA	Embassy Canberra
    CAPETOWN	CAPE TOWN	Consulate Cape Town
    CARACAS	CARACAS	Embassy Caracas
    CASABLANCA	CASABLANCA	Consulate Casablanca
    CDC	CDC	
    CDCATLANTAGA	CDCATLANTAGA	
    CDGENEVA	CDGENEVA	
    CHARLESTON	CHARLESTON	
    CHENGDU	CHENGDU	
    CHENNAI	CHENNAI	Consulate Chennai
    CHIANGMAI	CHIANGMAI	
    CHISINAU	CHISINAU	Embassy Chisinau
    CIUDADJUAREZ	CIUDAD JUAREZ	Consulate Ciudad Juarez
    COLOMBO	COLOMBO	Embassy Colombo
    CONAKRY	CONAKRY	Embassy Conakry
    COPENHAGEN	COPENHAGEN	Embassy Copenhagen
    COTONOU	COTONOU	
    CURACAO	CURACAO	Consulate Curacao
    DAKAR	DAKAR	Embassy Dakar
    DAMASCUS	DAMASCUS	Embassy Damascus
    DARESSALAAM	DAR ES SALAAM	Embassy Dar Es Salaam
    DHAHRAN	DHAHRAN	
    DHAKA	DHAKA	Embassy Dhaka
    DILI	DILI	
    DJIBOUTI	DJIBOUTI	Embassy Djibouti
    DOHA	DOHA	Embassy Doha
    DUBAI	DUBAI	Consulate Dubai
    DUBLIN	DUBLIN	Embassy Dublin
    DURBAN	DURBAN	
    DUSHANBE	DUSHANBE	Embassy Dushanbe
    DUSSELDORF	DUSSELDORF	
    FESTTWO	FESTTWO	
    FLORENCE	FLORENCE	
    FRANKFURT	FRANKFURT	
    FREETOWN	FREETOWN	Embassy Freetown
    FSINFATC	FSINFATC	
    FUKUOKA	FUKUOKA	
    GABORONE	GABORONE	Embassy Gaborone
    GENEVA	GENEVA	US Mission Geneva
    GEORGETOWN	GEORGETOWN	
    GRENADA	GRENADA	
    GUADALAJARA	GUADALAJARA	Consulate Guadalajara
    GUANGZHOU	GUANGZHOU	
    GUATEMALA	GUATEMALA	Embassy Guatemala
    GUAYAQUIL	GUAYAQUIL	
    HALIFAX	HALIFAX	
    HAMBURG	HAMBURG	Consulate Hamburg
    HAMILTON	HAMILTON	
    HANOI	HANOI	Embassy Hanoi
    HARARE	HARARE	Embassy Harare
    HAVANA	HAVANA	US Interests Section Havana
    HELSINKI	HELSINKI	Embassy Helsinki
    HERMOSILLO	HERMOSILLO	Consulate Hermosillo
    HILLAH	HILLAH	
    HOCHIMINHCITY	HOCHIMINHCITY	
    HONGKONG	HONGKONG	
    HYDERABAD	HYDERABAD	
    IRANRPODUBAI	IRAN RPO DUBAI	Iran RPO Dubai
    ISLAMABAD	ISLAMABAD	Embassy Islamabad
    ISTANBUL	ISTANBUL	Consulate Istanbul
    IZMIR	IZMIR	
    JAKARTA	JAKARTA	Embassy Jakarta
    JEDDAH	JEDDAH	Consulate Jeddah
    JERUSALEM	JERUSALEM	Consulate Jerusalem
    JOHANNESBURG	JOHANNESBURG	
    KABUL	KABUL	Embassy Kabul
    KADUNA	KADUNA	
    KAMPALA	KAMPALA	Embassy Kampala
    KARACHI	KARACHI	
    KATHMANDU	KATHMANDU	Embassy Kathmandu
    KHARTOUM	KHARTOUM	Embassy Khartoum
    KIEV	KIEV	Embassy Kyiv
    KIGALI	KIGALI	Embassy Kigali
    KINGSTON	KINGSTON	
    KINSHASA	KINSHASA	Embassy Kinshasa
    KIRKUK	KIRKUK	
    KOLKATA	KOLKATA	Consulate Kolkata
    KOLONIA	KOLONIA	
    KOROR	KOROR	
    KRAKOW	KRAKOW	
    KUALALUMPUR	KUALA LUMPUR	Embassy Kuala Lumpur
    KUWAIT	KUWAIT	Embassy Kuwait
    KYIV	KYIV	Embassy Kyiv
    LAGOS	LAGOS	Consulate Lagos
    LAHORE	LAHORE	Consulate Lahore
    LAPAZ	LA PAZ	Embassy La Paz
    LEIPZIG	LEIPZIG	
    LENINGRAD	LENINGRAD	
    LIBREVILLE	LIBREVILLE	
    LILONGWE	LILONGWE	Embassy Lilongwe
    LIMA	LIMA	Embassy Lima
    LISBON	LISBON	Embassy Lisbon
    LJUBLJANA	LJUBLJANA	Embassy Ljubljana
    LOME	LOME	
    LONDON	LONDON	Embassy London
    LUANDA	LUANDA	Embassy Luanda
    LUSAKA	LUSAKA	
    LUXEMBOURG	LUXEMBOURG	Embassy Luxembourg
    MADRAS	MADRAS	
    MADRID	MADRID	Embassy Madrid
    MAJURO	MAJURO	
    MALABO	MALABO	Embassy Malabo
    MANAGUA	MANAGUA	Embassy Managua
    MANAMA	MANAMA	Embassy Manama
    MANILA	MANILA	
    MAPUTO	MAPUTO	Embassy Maputo
    MARSEILLE	MARSEILLE	
    MASERU	MASERU	
    MATAMOROS	MATAMOROS	
    MBABANE	MBABANE	Embassy Mbabane
    MELBOURNE	MELBOURNE	Consulate Melbourne
    MERIDA	MERIDA	
    MEXICO	MEXICO	Embassy Mexico
    MILAN	MILAN	Consulate Milan
    MINSK	MINSK	Embassy Minsk
    MOGADISHU	MOGADISHU	
    MONROVIA	MONROVIA	Embassy Monrovia
    MONTEREY	MONTEREY	
    MONTERREY	MONTERREY	Consulate Monterrey
    MONTEVIDEO	MONTEVIDEO	Embassy Montevideo
    MONTREAL	MONTREAL	Consulate Montreal
    MOSCOW	MOSCOW	Embassy Moscow
    MOSUL	MOSUL	
    MUMBAI	MUMBAI	Consulate Mumbai
    MUNICH	MUNICH	Consulate Munich
    MUSCAT	MUSCAT	Embassy Muscat
    NAGOYA	NAGOYA	
    NAHA	NAHA	
    NAIROBI	NAIROBI	Embassy Nairobi
    NAPLES	NAPLES	Consulate Naples
    NASSAU	NASSAU	Embassy Nassau
    NDJAMENA	NDJAMENA	
    NEWDELHI	NEW DELHI	Embassy New Delhi
    NIAMEY	NIAMEY	
    NICOSIA	NICOSIA	
    NOGALES	NOGALES	
    NOUAKCHOTT	NOUAKCHOTT	
    NUEVOLAREDO	NUEVOLAREDO	
    OSAKAKOBE	OSAKAKOBE	
    OSLO	OSLO	Embassy Oslo
    OTTAWA	OTTAWA	Embassy Ottawa
    OUAGADOUGOU	OUAGADOUGOU	Embassy Ouagadougou
    PANAMA	PANAMA	Embassy Panama
    PARAMARIBO	PARAMARIBO	Embassy Paramaribo
    PARIS	PARIS	Embassy Paris
    PARISFR	PARISFR	
    PARTO	PARTO	US Delegation, Secretary
    PERTH	PERTH	
    PESHAWAR	PESHAWAR	Consulate Peshawar
    PHNOMPENH	PHNOM PENH	Embassy Phnom Penh
    PODGORICA	PODGORICA	
    PONTADELGADA	PONTADELGADA	
    PORTAUPRINCE	PORT AU PRINCE	Embassy Port Au Prince
    PORTLOUIS	PORT LOUIS	Embassy Port Louis
    PORTMORESBY	PORTMORESBY	
    PORTOFSPAIN	PORT OF SPAIN	Embassy Port Of Spain
    PRAGUE	PRAGUE	Embassy Prague
    PRAIA	PRAIA	
    PRETORIA	PRETORIA	Embassy Pretoria
    PRISTINA	PRISTINA	Embassy Pristina
    QUEBEC	QUEBEC	
    QUITO	QUITO	Embassy Quito
    RABAT	RABAT	Embassy Rabat
    RANGOON	RANGOON	Embassy Rangoon
    RECIFE	RECIFE	Consulate Recife
    REYKJAVIK	REYKJAVIK	Embassy Reykjavik
    RIGA	RIGA	Embassy Riga
    RIODEJANEIRO	RIO DE JANEIRO	Consulate Rio De Janeiro
    RIYADH	RIYADH	Embassy Riyadh
    ROME	ROME	Embassy Rome
    RPODUBAI	RPO DUBAI	Iran RPO Dubai
    SANAA	SANAA	Embassy Sanaa
    SANJOSE	SAN JOSE	Embassy San Jose
    SANSALVADOR	SAN SALVADOR	Embassy San Salvador
    SANTIAGO	SANTIAGO	Embassy Santiago
    SANTODOMINGO	SANTO DOMINGO	Embassy Santo Domingo
    SAOPAULO	SAO PAULO	Consulate Sao Paulo
    SAPPORO	SAPPORO	
    SARAJEVO	SARAJEVO	Embassy Sarajevo
    SECDEF	SECDEF	
    SEOUL	SEOUL	Embassy Seoul
    SHANGHAI	SHANGHAI	Consulate Shanghai
    SHENYANG	XXXXXXXXXXXX	Consulate Shenyang
    SINGAPORE	SINGAPORE	Embassy Singapore
    SKOPJE	SKOPJE	Embassy Skopje
    SOFIA	SOFIA	Embassy Sofia
    STATE	STATE	Secretary of State
    STOCKHOLM	STOCKHOLM	Embassy Stockholm
    STPETERSBURG	STPETERSBURG	
    STRASBOURG	STRASBOURG	Consulate Strasbourg
    SURABAYA	SURABAYA	
    SUVA	SUVA	
    SYDNEY	SYDNEY	
    TAIPEI	TAIPEI	American Institute Taiwan, Taipei
    TALLINN	TALLINN	Embassy Tallinn
    TASHKENT	TASHKENT	Embassy Tashkent
    TBILISI	TBILISI	Embassy Tbilisi
    TEGUCIGALPA	TEGUCIGALPA	Embassy Tegucigalpa
    TEHRAN	TEHRAN	Embassy Tehran
    TELAVIV	TEL AVIV	Embassy Tel Aviv
    THEHAGUE	THE HAGUE	Embassy The Hague
    THESSALONIKI	THESSALONIKI	
    TIJUANA	TIJUANA	Consulate Tijuana
    TIRANA	TIRANA	
    TOKYO	TOKYO	Embassy Tokyo
    TORONTO	TORONTO	
    TRIPOLI	TRIPOLI	Embassy Tripoli
    TUNIS	TUNIS	Embassy Tunis
    ULAANBAATAR	ULAANBAATAR	Embassy Ulaanbaatar
    UNESCOPARIS	UNESCOPARIS	
    UNESCOPARISFR	UNESCOPARISFR	
    UNROME	UNROME	
    UNVIEVIENNA	UNVIE VIENNA	UNVIE
    USCBP	USCBP	
    USDAFAS	USDAFAS	
    USDOC	USDOC	
    USDOJ	USDOJ	
    USEUBRUSSELS	USEUBRUSSELS	
    USNATO	USNATO	Mission USNATO
    USOSCE	USOSCE	
    USTRGENEVA	USTRGENEVA	
    USUNNEWYORK	USUN NEW YORK	USUN New York
    VALLETTA	VALLETTA	Embassy Valletta
    VANCOUVER	VANCOUVER	
    VATICAN	VATICAN	Embassy Vatican
    VIENNA	VIENNA	Embassy Vienna
    VIENTIANE	VIENTIANE	
    VILNIUS	VILNIUS	Embassy Vilnius
    VLADIVOSTOK	VLADIVOSTOK	Consulate Vladivostok
    WARSAW	WARSAW	Embassy Warsaw
    WASHDC	WASHDC	
    WELLINGTON	WELLINGTON	Embassy Wellington
    WHITEHOUSE	WHITEHOUSE	
    WINDHOEK	WINDHOEK	Embassy Windhoek
    YAOUNDE	YAOUNDE	Embassy Yaounde
    YEKATERINBURG	YEKATERINBURG	
    YEREVAN	YEREVAN	Embassy Yerevan
    ZAGREB	ZAGREB	Embassy Zagreb
    """
}
