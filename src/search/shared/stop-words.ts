import type { Language } from '../../settings.ts';
import { foldText } from './fold-text.ts';

/**
 * Words that nearly every text contains, so that finding them says nothing about a work. Separated by spaces. If a word
 * may be elided, its letter is listed as a word, as in `l homme`; `withoutElision` handles `l’homme`.
 */
export const stopWords: Readonly<Record<Language, string>> = {
  de:
    'ab aber alle allem allen aller alles als also am an andere anderem anderen anderer anderes auch auf aus ' +
    'außer bei beim bereits bin bis bist bzw da dabei dadurch dafür dagegen daher damit danach dann daran darauf ' +
    'daraus darf darin darüber darum darunter das dass daß davon davor dazu dein deine dem den denen denn der ' +
    'deren des deshalb dessen dich die dies diese diesem diesen dieser dieses dir doch dort du durch ebenso eher ' +
    'ein eine einem einen einer eines einige einigen einiger einiges einmal er es etwa etwas euch euer eure für ' +
    'gegen gewesen hab habe haben hat hatte hatten hätte hätten hier hin hinter ich ihm ihn ihnen ihr ihre ihrem ' +
    'ihren ihrer ihres im in indem ins ist ja jede jedem jeden jeder jedes jedoch jene jenem jenen jener jenes ' +
    'jetzt kann kein keine keinem keinen keiner keines können könnte könnten man manche manchem manchen mancher ' +
    'manches mehr mein meine meinem meinen meiner meines mich mir mit muss muß müssen musste mußte nach nachdem ' +
    'nicht nichts noch nun nur ob obwohl oder ohne sehr sei sein seine seinem seinen seiner seines seit selbst ' +
    'sich sie sind so sogar solche solchem solchen solcher solches soll sollen sollte sollten sondern sonst ' +
    'soweit sowie trotz über um und uns unser unsere unserem unseren unserer unseres unter usw viel viele vielen ' +
    'vieler vom von vor wann war waren warum was weder weil welche welchem welchen welcher welches wem wen wenn ' +
    'wer werde werden weshalb wessen wie wieder wieso will wir wird wo wobei wodurch woher wohin wollen worin ' +
    'wurde wurden würde würden z zu zum zur zwar zwischen',
  en:
    'a about above after again against all also am an and any are as at be because been before being below ' +
    'between both but by can cannot could did do does doing done down during each either etc ever every few for ' +
    'from further had has have having he her here hers herself him himself his how however i if in into is it ' +
    'its itself just many may me might more most much must my myself neither no nor not of off on once only onto ' +
    'or other others our ours out over own per s same shall she should since so some such t than that the their ' +
    'theirs them themselves then there these they this those though through thus to too under until up upon very ' +
    'was we were what when where whether which while who whom whose why will with within without would yet you ' +
    'your yours',
  fr:
    'à afin ai aie ainsi alors après as au aucun aucune aujourd’hui auquel aussi autre autres aux auxquelles ' +
    'auxquels avaient avait avant avec avez avoir avons ayant beaucoup c ça car ce ceci cela celle celles celui ' +
    'cependant ces cet cette ceux chacun chacune chaque chez ci comme comment contre d dans de depuis des dès ' +
    'donc dont du durant d’y elle elles en encore entre es est et étaient était étant été être eu eut eux faire ' +
    'fait fois font furent fut grâce hors ici il ils j jusqu’à jusque j’y l la là l’a laquelle ' +
    'le lequel les lesquelles lesquels leur leurs lors lorsque lui m ma m’a mais me même mêmes mes moi moins mon ' +
    'n n’a ne ni non nos notre nous n’y on ont ou où par parce parfois parmi pas pendant peu peut peuvent plus ' +
    'plusieurs pour pourquoi pourtant près presque puis puisque qu qu’à quand que quel quelle quelles quelque ' +
    'quelques quels qui quoi quoique s sa sans se sera serait seront ses si sinon soi soit son sont sous souvent ' +
    'suis sur s’y t ta t’a tandis tant te tel telle telles tels tes toi ton toujours tous tout toute toutes très ' +
    'trop tu un une vers voici voilà vos votre vous y',
};

/** Folds stop words. Those with umlauts are also written without them: `für`, `fuer`. */
export const foldStopWords = (words: string): ReadonlySet<string> =>
  new Set(words.split(' ').flatMap((word) => [foldText(word), foldText(word.replace(/[äöü]/g, '$&e'))]));

/** Matches contractions of stop words. Some of them are different words when folded: `we’ll`, `can’t`. */
const contraction = /n['’]t$|['’](?:d|ll|m|re|ve)$|^(?:s?he|here|how|it|let|that|there|wh\p{L}+)['’]s$/iu;

/** Returns whether a word is a stop word, a contraction of stop words or a Japanese particle. `stopWords` are folded. */
export const isStopWord = (word: string, stopWords: ReadonlySet<string>): boolean =>
  stopWords.has(foldText(word)) || contraction.test(word) || /^\p{sc=Hira}$/u.test(word);
