// How values are said to the user. A value that was not measured is said to be so, never shown as a number.

const countries = new Intl.DisplayNames(['en'], { type: 'region' });
const unmeasured = '–';

// ISO 3166-1 alpha-2.
const codes = `AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD
  CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI
  GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA
  LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR
  NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY
  SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW`;

export const jurisdictions = codes.split(/\s+/)
  .map(code => ({ code, name: countries.of(code) }))
  .sort((a, b) => a.name.localeCompare(b.name));

/** The kinds of marks as the API names them, and the specimen that bears them. */
export const markKinds = [
  { name: 'BreechFaceImpression', label: 'Breech face impression', specimen: 'CartridgeCase' },
  { name: 'FiringPinImpression', label: 'Firing pin impression', specimen: 'CartridgeCase' },
  { name: 'EjectorMark', label: 'Ejector mark', specimen: 'CartridgeCase' },
  { name: 'ApertureShear', label: 'Aperture shear', specimen: 'CartridgeCase' },
  { name: 'LandEngravedArea', label: 'Land engraved area', specimen: 'Bullet' },
];

/** A country's name; the code itself where it is not known. */
export function jurisdictionName(code) {
  try { return countries.of(code); } catch { return code; }
}

export const kindLabel = name => markKinds.find(kind => kind.name === name)?.label ?? name;
export const specimenLabel = name => ({ CartridgeCase: 'Cartridge case', Bullet: 'Bullet' })[name] ?? name;
export const count = (number, one, many = `${one}s`) => `${number} ${number === 1 ? one : many}`;
export const measured = value => typeof value === 'number' && Number.isFinite(value);
export const score = value => measured(value) ? value.toFixed(3) : unmeasured;
export const percent = value => measured(value) ? `${Math.round(value * 100)} %` : unmeasured;
export const duration = milliseconds => milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(1)} s`;

/** A pose in words: metres become micrometres, y grows downwards, a positive rotation turns clockwise. */
export function poseText({ x, y, rotationDegrees }) {
  const across = Math.round(x * 1e6), down = Math.round(y * 1e6);
  const turn = `${Math.abs(rotationDegrees).toFixed(1)}° ${rotationDegrees < 0 ? 'anticlockwise' : 'clockwise'}`;
  return `candidate turned by ${turn}, shifted by ${Math.abs(across)} µm to the ${across < 0 ? 'left' : 'right'}`
    + ` and ${Math.abs(down)} µm ${down < 0 ? 'up' : 'down'}`;
}
