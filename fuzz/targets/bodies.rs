//! The bodies of the seeds of all families; all persons are fictitious.

/// The bodies of a request and of an answer, in the order of `Family::ALL`.
pub const BODIES: [[&str; 2]; 14] = [
    [
        "<QualificationConfirmSearchInfo><InsurerNumber>  138057</InsurerNumber><InsuredCardSymbol>見本－１</InsuredCardSymbol><InsuredIdentificationNumber>0012</InsuredIdentificationNumber><InsuredBranchNumber>03</InsuredBranchNumber><Birthdate>19850403</Birthdate></QualificationConfirmSearchInfo>",
        "<ProcessingResultStatus>1</ProcessingResultStatus><QualificationValidity>1</QualificationValidity><ResultList><ResultOfQualificationConfirmation><Name>番号　花子</Name><NameKana>ﾊﾞﾝｺﾞｳ ﾊﾅｺ</NameKana><PharmacistsInfoConsFlg>1</PharmacistsInfoConsFlg><PharmacistsInfoConsTime>20261120100100</PharmacistsInfoConsTime><PharmacistsInfoAvailableTime>20261121100100</PharmacistsInfoAvailableTime></ResultOfQualificationConfirmation></ResultList>",
    ],
    [
        "<QualificationConfirmSearchInfo><InsurerNumber>  138057</InsurerNumber><InsuredCardSymbol>見本－１</InsuredCardSymbol><InsuredIdentificationNumber>0012</InsuredIdentificationNumber><InsuredBranchNumber>03</InsuredBranchNumber><Birthdate>19850403</Birthdate></QualificationConfirmSearchInfo><QualificationConfirmSearchInfo><InsurerNumber>  138057</InsurerNumber><InsuredCardSymbol>見本－１</InsuredCardSymbol><InsuredIdentificationNumber>0012</InsuredIdentificationNumber><InsuredBranchNumber>03</InsuredBranchNumber><Birthdate>19850403</Birthdate></QualificationConfirmSearchInfo>",
        "<ReceptionNumber>007</ReceptionNumber>",
    ],
    [
        "<ReceptionNumber>007</ReceptionNumber>",
        "<BulkConfirmUnit><QualificationConfirmSearchInfo><InsurerNumber>  138057</InsurerNumber><InsuredCardSymbol>見本－１</InsuredCardSymbol><InsuredIdentificationNumber>0012</InsuredIdentificationNumber><InsuredBranchNumber>03</InsuredBranchNumber><Birthdate>19850403</Birthdate></QualificationConfirmSearchInfo><ProcessingResultStatus>1</ProcessingResultStatus><QualificationValidity>1</QualificationValidity><ResultOfQualificationConfirmation><Name>番号　花子</Name><NameKana>ﾊﾞﾝｺﾞｳ ﾊﾅｺ</NameKana><PharmacistsInfoConsFlg>1</PharmacistsInfoConsFlg><PharmacistsInfoConsTime>20261120100100</PharmacistsInfoConsTime><PharmacistsInfoAvailableTime>20261121100100</PharmacistsInfoAvailableTime></ResultOfQualificationConfirmation><ReferenceNumber>000815</ReferenceNumber></BulkConfirmUnit><BulkConfirmUnit><QualificationConfirmSearchInfo><InsurerNumber>  138057</InsurerNumber><InsuredCardSymbol>見本－１</InsuredCardSymbol><InsuredIdentificationNumber>0012</InsuredIdentificationNumber><InsuredBranchNumber>03</InsuredBranchNumber><Birthdate>19850403</Birthdate></QualificationConfirmSearchInfo><ProcessingResultStatus>1</ProcessingResultStatus><QualificationValidity>1</QualificationValidity><ResultOfQualificationConfirmation><Name>番号　花子</Name><NameKana>ﾊﾞﾝｺﾞｳ ﾊﾅｺ</NameKana><PharmacistsInfoConsFlg>1</PharmacistsInfoConsFlg><PharmacistsInfoConsTime>20261120100100</PharmacistsInfoConsTime><PharmacistsInfoAvailableTime>20261121100100</PharmacistsInfoAvailableTime></ResultOfQualificationConfirmation><ReferenceNumber>000815</ReferenceNumber></BulkConfirmUnit>",
    ],
    [
        "<ReferenceNumberRegistrationInfo><ReferenceNumber>000815</ReferenceNumber><InsurerNumber>  138057</InsurerNumber><InsuredCardSymbol>見本－１</InsuredCardSymbol><InsuredIdentificationNumber>0012</InsuredIdentificationNumber><InsuredBranchNumber>03</InsuredBranchNumber><Birthdate>19850403</Birthdate></ReferenceNumberRegistrationInfo>",
        "<ReferenceNumberRegistrationInfo><ReferenceNumber>000815</ReferenceNumber><InsurerNumber>  138057</InsurerNumber><InsuredCardSymbol>見本－１</InsuredCardSymbol><InsuredIdentificationNumber>0012</InsuredIdentificationNumber><InsuredBranchNumber>03</InsuredBranchNumber><Birthdate>19850403</Birthdate></ReferenceNumberRegistrationInfo><ProcessingResultStatus>1</ProcessingResultStatus>",
    ],
    [
        "<ReferenceNumberRegistrationInfo><ReferenceNumber>000815</ReferenceNumber><InsurerNumber>  138057</InsurerNumber><InsuredCardSymbol>見本－１</InsuredCardSymbol><InsuredIdentificationNumber>0012</InsuredIdentificationNumber><InsuredBranchNumber>03</InsuredBranchNumber><Birthdate>19850403</Birthdate></ReferenceNumberRegistrationInfo><ReferenceNumberRegistrationInfo><ReferenceNumber>000815</ReferenceNumber><InsurerNumber>  138057</InsurerNumber><InsuredCardSymbol>見本－１</InsuredCardSymbol><InsuredIdentificationNumber>0012</InsuredIdentificationNumber><InsuredBranchNumber>03</InsuredBranchNumber><Birthdate>19850403</Birthdate></ReferenceNumberRegistrationInfo>",
        "<ReceptionNumber>007</ReceptionNumber>",
    ],
    [
        "<ReceptionNumber>007</ReceptionNumber>",
        "<BulkRegistrationUnit><ReferenceNumberRegistrationInfo><ReferenceNumber>000815</ReferenceNumber><InsurerNumber>  138057</InsurerNumber><InsuredCardSymbol>見本－１</InsuredCardSymbol><InsuredIdentificationNumber>0012</InsuredIdentificationNumber><InsuredBranchNumber>03</InsuredBranchNumber><Birthdate>19850403</Birthdate></ReferenceNumberRegistrationInfo><ProcessingResultStatus>1</ProcessingResultStatus></BulkRegistrationUnit>",
    ],
    [
        "<QualificationConfirmSearchInfo><MedicalTreatmentMonth>202611</MedicalTreatmentMonth></QualificationConfirmSearchInfo>",
        "<ReceptionNumber>007</ReceptionNumber>",
    ],
    [
        "<ReceptionNumber>007</ReceptionNumber>",
        "<BulkConfirmUnit><QualificationConfirmSearchInfo><InsurerNumber>  138057</InsurerNumber><InsuredCardSymbol>見本－１</InsuredCardSymbol><InsuredIdentificationNumber>0012</InsuredIdentificationNumber><InsuredBranchNumber>03</InsuredBranchNumber><Birthdate>19850403</Birthdate></QualificationConfirmSearchInfo><ProcessingResultStatus>1</ProcessingResultStatus><QualificationValidity>1</QualificationValidity><ResultOfQualificationConfirmation><Name>番号　花子</Name><NameKana>ﾊﾞﾝｺﾞｳ ﾊﾅｺ</NameKana><PharmacistsInfoConsFlg>1</PharmacistsInfoConsFlg><PharmacistsInfoConsTime>20261120100100</PharmacistsInfoConsTime><PharmacistsInfoAvailableTime>20261121100100</PharmacistsInfoAvailableTime></ResultOfQualificationConfirmation><ReferenceNumber>000815</ReferenceNumber></BulkConfirmUnit>",
    ],
    [
        "<QualificationConfirmSearchInfo><ConsentDateFrom>20261101</ConsentDateFrom><ConsentDateTo>20261120</ConsentDateTo><MedicalTreatmentFlag>2</MedicalTreatmentFlag></QualificationConfirmSearchInfo>",
        "<ReceptionNumber>007</ReceptionNumber>",
    ],
    [
        "<ReceptionNumber>007</ReceptionNumber>",
        "<BulkConfirmUnit><QualificationConfirmSearchInfo><InsurerNumber>  138057</InsurerNumber><InsuredCardSymbol>見本－１</InsuredCardSymbol><InsuredIdentificationNumber>0012</InsuredIdentificationNumber><InsuredBranchNumber>03</InsuredBranchNumber><Birthdate>19850403</Birthdate></QualificationConfirmSearchInfo><ProcessingResultStatus>1</ProcessingResultStatus><QualificationValidity>1</QualificationValidity><ResultOfQualificationConfirmation><Name>番号　花子</Name><NameKana>ﾊﾞﾝｺﾞｳ ﾊﾅｺ</NameKana><PharmacistsInfoConsFlg>1</PharmacistsInfoConsFlg><PharmacistsInfoConsTime>20261120100100</PharmacistsInfoConsTime><PharmacistsInfoAvailableTime>20261121100100</PharmacistsInfoAvailableTime></ResultOfQualificationConfirmation><ReferenceNumber>000815</ReferenceNumber></BulkConfirmUnit>",
    ],
    [
        "<QualificationConfirmSearchInfo><ConsentDateFrom>20261101</ConsentDateFrom><ConsentDateTo>20261120</ConsentDateTo><MedicalTreatmentFlag>2</MedicalTreatmentFlag></QualificationConfirmSearchInfo>",
        "<ReceptionNumber>007</ReceptionNumber>",
    ],
    [
        "<ReceptionNumber>007</ReceptionNumber>",
        "<BulkConfirmUnit><QualificationConfirmSearchInfo><InsurerNumber>  138057</InsurerNumber><InsuredCardSymbol>見本－１</InsuredCardSymbol><InsuredIdentificationNumber>0012</InsuredIdentificationNumber><InsuredBranchNumber>03</InsuredBranchNumber><Birthdate>19850403</Birthdate></QualificationConfirmSearchInfo><ProcessingResultStatus>1</ProcessingResultStatus><QualificationValidity>1</QualificationValidity><ResultOfQualificationConfirmation><Name>番号　花子</Name><NameKana>ﾊﾞﾝｺﾞｳ ﾊﾅｺ</NameKana><PharmacistsInfoConsFlg>1</PharmacistsInfoConsFlg><PharmacistsInfoConsTime>20261120100100</PharmacistsInfoConsTime><PharmacistsInfoAvailableTime>20261121100100</PharmacistsInfoAvailableTime></ResultOfQualificationConfirmation><ReferenceNumber>000815</ReferenceNumber></BulkConfirmUnit>",
    ],
    [
        "<StartDate>202101</StartDate><EndDate>202611</EndDate><FileCategory>4</FileCategory>",
        "<ResultCode>1</ResultCode><MeTrMonthInf><MeTrDateInfs><MeTrDateInf><DrugInfs><DrugInf><DrugC>000</DrugC><DrugN>見本錠</DrugN></DrugInf></DrugInfs><MeTrInfs><MeTrInf><X>1</X></MeTrInf></MeTrInfs></MeTrDateInf></MeTrDateInfs></MeTrMonthInf><CzDiInf><CzDiMonthInf><CzDiDateInfs><CzDiDateInf><DrugInfs><DrugInf><DrugC>000</DrugC><DrugN>見本錠</DrugN></DrugInf></DrugInfs><MeTrInfs><MeTrInf><X>1</X></MeTrInf></MeTrInfs></CzDiDateInf></CzDiDateInfs></CzDiMonthInf></CzDiInf>",
    ],
    [
        "<FileCategory>2</FileCategory>",
        "<ResultCode>1</ResultCode><SpecificHealthCheckupInfo><EffectiveTime>20260401</EffectiveTime><HealthCheckupResultAndQuestionInfos><HealthCheckupResultAndQuestionInfo><ItemCode>9N001</ItemCode><ItemName>身長</ItemName></HealthCheckupResultAndQuestionInfo></HealthCheckupResultAndQuestionInfos></SpecificHealthCheckupInfo>",
    ],
];
