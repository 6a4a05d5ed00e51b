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
