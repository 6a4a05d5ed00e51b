// How values are said to the user. A value that was not measured is said to be so, never shown as a number.

const countries = new Intl.DisplayNames(['en'], { type: 'region' });
const unmeasured = '–';

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

/** What of two marks was held against each other. */
export const comparedByText = name => ({
  Heights: 'compared by heights',
  Relief: 'compared by relief, estimated from shading where there are no heights',
  Steepness: 'compared by steepness, rendered where there is no picture under ring light',
  Brightness: 'compared by the brightness of two pictures lit alike',
})[name] ?? name;

/** A region's name in words. */
export const regionLabel = name => ({
  BreechFace: 'Breech face', FiringPin: 'Firing pin', HeadStamp: 'Head stamp', FirstGroove: 'First groove', SecondGroove: 'Second groove',
})[name] ?? name;

/** A pose in words: metres become micrometres, y grows downwards, a positive rotation turns clockwise. */
export function poseText({ x, y, rotationDegrees }) {
  const across = Math.round(x * 1e6), down = Math.round(y * 1e6);
  const turn = `${Math.abs(rotationDegrees).toFixed(1)}° ${rotationDegrees < 0 ? 'anticlockwise' : 'clockwise'}`;
  return `candidate turned by ${turn}, shifted by ${Math.abs(across)} µm to the ${across < 0 ? 'left' : 'right'}`
    + ` and ${Math.abs(down)} µm ${down < 0 ? 'up' : 'down'}`;
}

/** What the quality gate remarks on a mark's scan, in its own words; nothing where all of it serves. */
export const qualityWords = mark => (mark.quality?.measures ?? []).filter(measure => measure.verdict !== 'Accepted')
  .map(measure => `${mark.fileName}: ${measure.words}`);

/** An instant as the reader's own clock has it. */
export const instant = text => new Date(text).toLocaleString('en', { dateStyle: 'medium', timeStyle: 'short' });

/** An exhibit as far as its owner shows it. */
export const releasedText = ({ label, agency, caseReference }) =>
  label === null ? (agency === null ? 'an exhibit of an agency that is withheld' : `an exhibit of ${agency}`) : [label, caseReference, agency].filter(Boolean).join(', ');

/** The range of conclusions of the Association of Firearm and Tool Mark Examiners. */
export const conclusions = {
  Identification: 'Identification',
  InconclusiveA: 'Inconclusive (a): individual characteristics agree in part',
  InconclusiveB: 'Inconclusive (b): they neither agree nor disagree',
  InconclusiveC: 'Inconclusive (c): they disagree in part',
  Elimination: 'Elimination',
  Unsuitable: 'Unsuitable for comparison',
};

export const stateText = state => ({
  Open: 'Open', InComparison: 'In comparison', AwaitingVerification: 'Awaiting verification', InVerification: 'In verification',
  Hit: 'Hit', Concluded: 'Concluded', Conflict: 'Conflict', Dismissed: 'Dismissed',
})[state] ?? state;

export const stepText = action => ({
  Open: 'Made a lead', Dismiss: 'Give up', BeginComparison: 'Begin comparison', Conclude: 'Conclude',
  BeginVerification: 'Begin verification', Verify: 'Conclude as the second person', PutBack: 'Put back',
})[action] ?? action;

export const requestText = state => ({
  Asked: 'Waits for an answer', Granted: 'Granted', Refused: 'Refused', Withdrawn: 'Withdrawn', Revoked: 'Consent taken back',
})[state] ?? state;

export const alertText = kind => ({
  CandidatesFound: 'A standing search has new candidates', LeadMade: 'A lead was made', LeadChanged: 'A lead went on',
  ConsentAsked: 'Another agency asks for detail', ConsentGiven: 'Detail was granted', ConsentRefused: 'Detail was refused',
  LeadRemoved: 'A lead is gone: the other record was purged', HitConfirmed: 'A hit was confirmed', ConflictRecorded: 'Two conclusions differ', ReviewDue: 'A record is to be reviewed',
})[kind] ?? kind;
