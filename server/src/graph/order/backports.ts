// Which modules are the same thing under two names: backports, accelerated versions, and what was renamed.
import type { Alternative } from './environment-choices';

/** Modules that stand in for one another, those of the standard library first. */
const families: readonly (readonly string[])[] = [
  ['tomllib', 'tomli', 'toml', 'pip._vendor.tomli'],
  ['json', 'simplejson', 'ujson', 'orjson', 'rapidjson'],
  ['pickle', 'cPickle', 'pickle5', 'cloudpickle', 'dill'],
  ['typing', 'typing_extensions'],
  ['io', 'StringIO', 'cStringIO'],
  ['unittest', 'unittest2'],
  ['unittest.mock', 'mock'],
  ['collections.abc', 'collections'],
  ['configparser', 'ConfigParser'],
  ['queue', 'Queue'],
  ['urllib', 'urllib2', 'urlparse', 'six.moves'],
  ['http', 'httplib', 'cookielib', 'Cookie'],
  [
    'xml.etree.ElementTree',
    'xml.etree.cElementTree',
    'lxml.etree',
    'elementtree.ElementTree',
    'defusedxml.ElementTree',
  ],
  ['sqlite3', 'pysqlite2', 'pysqlite3'],
  ['psycopg2', 'psycopg', 'psycopg2cffi'],
  ['MySQLdb', 'pymysql'],
  ['threading', 'dummy_threading', '_dummy_thread', '_thread', 'thread'],
  ['hashlib', 'md5', 'sha'],
  ['re', 'regex', 're2'],
  ['yaml', 'ruamel.yaml'],
  ['asyncio', 'uvloop', 'trollius'],
];

/** Whether all alternatives stand for one another, so that it makes no difference which one is there. */
export function areBackports(alternatives: readonly Alternative[]): boolean {
  if (alternatives.some(({ inWorkspace }) => inWorkspace)) return false;
  const names = alternatives.map(({ place }) => place.replace(/^node:/, ''));
  const belongs = (family: readonly string[], { place, binding }: Alternative) =>
    family.some((each) => place === each || place.startsWith(`${each}.`) || `${place}.${binding.imported}` === each);
  if (families.some((family) => alternatives.every((alternative) => belongs(family, alternative)))) return true;
  // `django.middleware` and `django.utils.deprecation`: where versions of one package keep a name.
  if (new Set(names.map((name) => /^(@[^/]+\/)?[^./]+/.exec(name)?.[0])).size === 1) return true;
  // `backports.zoneinfo`, `importlib_metadata` for `importlib.metadata`, `_bisect` for `bisect`, `functools32`.
  return new Set(names.map(essence)).size === 1;
}

function essence(name: string): string {
  return name
    .replace(/^(backports?|six\.moves|compat|future)[._]/, '')
    .replace(/^@[\w-]+\//, '')
    .replaceAll(/[._/-]/g, '')
    .replace(/\d+$/, '')
    .replace(/^fast|^py/, '')
    .toLowerCase();
}
