import type { Words } from '../grammar/grammar.ts';
import type { Language } from '../language.ts';

/** What the recordings of numbers, dates and counts say; for German what they would have to say. */
const TRANSCRIPTS: Readonly<Record<Language, string>> = {
  en: `
    digits/0=zero; digits/1=one; digits/2=two; digits/3=three; digits/4=four; digits/5=five; digits/6=six;
    digits/7=seven; digits/8=eight; digits/9=nine; digits/10=ten; digits/11=eleven; digits/12=twelve;
    digits/13=thirteen; digits/14=fourteen; digits/15=fifteen; digits/16=sixteen; digits/17=seventeen;
    digits/18=eighteen; digits/19=nineteen; digits/20=twenty; digits/30=thirty; digits/40=forty;
    digits/50=fifty; digits/60=sixty; digits/70=seventy; digits/80=eighty; digits/90=ninety;
    digits/hundred=hundred; digits/thousand=thousand; digits/million=million; digits/minus=minus; digits/oh=oh;
    digits/at=at; digits/oclock=o'clock; digits/a-m=a.m.; digits/p-m=p.m.; digits/day-0=Sunday;
    digits/day-1=Monday; digits/day-2=Tuesday; digits/day-3=Wednesday; digits/day-4=Thursday;
    digits/day-5=Friday; digits/day-6=Saturday; digits/mon-0=January; digits/mon-1=February; digits/mon-2=March;
    digits/mon-3=April; digits/mon-4=May; digits/mon-5=June; digits/mon-6=July; digits/mon-7=August;
    digits/mon-8=September; digits/mon-9=October; digits/mon-10=November; digits/mon-11=December;
    digits/h-1=first; digits/h-2=second; digits/h-3=third; digits/h-4=fourth; digits/h-5=fifth;
    digits/h-6=sixth; digits/h-7=seventh; digits/h-8=eighth; digits/h-9=ninth; digits/h-10=tenth;
    digits/h-11=eleventh; digits/h-12=twelfth; digits/h-13=thirteenth; digits/h-14=fourteenth;
    digits/h-15=fifteenth; digits/h-16=sixteenth; digits/h-17=seventeenth; digits/h-18=eighteenth;
    digits/h-19=nineteenth; digits/h-20=twentieth; digits/h-30=thirtieth; hours=hours; minute=minute;
    minutes=minutes; second=second; seconds=seconds; vm-youhave=you have; vm-no=no; vm-INBOX=new; vm-Old=old;
    vm-and=and; vm-message=message; vm-messages=messages;
  `,
  fr: `
    digits/0=zéro; digits/1=un; digits/2=deux; digits/3=trois; digits/4=quatre; digits/5=cinq; digits/6=six;
    digits/7=sept; digits/8=huit; digits/9=neuf; digits/10=dix; digits/11=onze; digits/12=douze;
    digits/13=treize; digits/14=quatorze; digits/15=quinze; digits/16=seize; digits/17=dix-sept;
    digits/18=dix-huit; digits/19=dix-neuf; digits/20=vingt; digits/30=trente; digits/40=quarante;
    digits/50=cinquante; digits/60=soixante; digits/70=soixante-dix; digits/80=quatre-vingt;
    digits/90=quatre-vingt-dix; digits/hundred=cent; digits/thousand=mille; digits/million=million;
    digits/et=et; digits/at=à; digits/oclock=heures; digits/minus=moins; digits/day-0=dimanche;
    digits/day-1=lundi; digits/day-2=mardi; digits/day-3=mercredi; digits/day-4=jeudi; digits/day-5=vendredi;
    digits/day-6=samedi; digits/mon-0=janvier; digits/mon-1=février; digits/mon-2=mars; digits/mon-3=avril;
    digits/mon-4=mai; digits/mon-5=juin; digits/mon-6=juillet; digits/mon-7=août; digits/mon-8=septembre;
    digits/mon-9=octobre; digits/mon-10=novembre; digits/mon-11=décembre; digits/h-1=premier; hours=heures;
    minute=minute; minutes=minutes; second=seconde; seconds=secondes; vm-youhave=vous avez; vm-no=aucun;
    vm-INBOX=nouveaux; vm-Old=anciens; vm-and=et; vm-message=message; vm-messages=messages;
  `,
  de: `
    digits/0=null; digits/1=eins; digits/2=zwei; digits/3=drei; digits/4=vier; digits/5=fünf; digits/6=sechs;
    digits/7=sieben; digits/8=acht; digits/9=neun; digits/10=zehn; digits/11=elf; digits/12=zwölf;
    digits/13=dreizehn; digits/14=vierzehn; digits/15=fünfzehn; digits/16=sechzehn; digits/17=siebzehn;
    digits/18=achtzehn; digits/19=neunzehn; digits/20=zwanzig; digits/30=dreißig; digits/40=vierzig;
    digits/50=fünfzig; digits/60=sechzig; digits/70=siebzig; digits/80=achtzig; digits/90=neunzig;
    digits/1N=ein; digits/1F=eine; digits/and=und; digits/hundred=hundert; digits/thousand=tausend;
    digits/million=million; digits/millions=millionen; digits/at=um; digits/oclock=uhr; digits/minus=minus;
    digits/day-0=Sonntag; digits/day-1=Montag; digits/day-2=Dienstag; digits/day-3=Mittwoch;
    digits/day-4=Donnerstag; digits/day-5=Freitag; digits/day-6=Samstag; digits/mon-0=Januar;
    digits/mon-1=Februar; digits/mon-2=März; digits/mon-3=April; digits/mon-4=Mai; digits/mon-5=Juni;
    digits/mon-6=Juli; digits/mon-7=August; digits/mon-8=September; digits/mon-9=Oktober;
    digits/mon-10=November; digits/mon-11=Dezember; digits/h-1=erste; digits/h-2=zweite; digits/h-3=dritte;
    digits/h-4=vierte; digits/h-5=fünfte; digits/h-6=sechste; digits/h-7=siebte; digits/h-8=achte;
    digits/h-9=neunte; digits/h-10=zehnte; digits/h-11=elfte; digits/h-12=zwölfte; digits/h-13=dreizehnte;
    digits/h-14=vierzehnte; digits/h-15=fünfzehnte; digits/h-16=sechzehnte; digits/h-17=siebzehnte;
    digits/h-18=achtzehnte; digits/h-19=neunzehnte; digits/h-20=zwanzigste; digits/h-30=dreißigste;
    hours=Stunden; minute=Minute; minutes=Minuten; second=Sekunde; seconds=Sekunden; vm-youhave=Sie haben;
    vm-no=keine; vm-INBOX=neue; vm-Old=alte; vm-and=und; vm-message=Nachricht; vm-messages=Nachrichten;
  `,
  es: `
    digits/0=cero; digits/1=uno; digits/2=dos; digits/3=tres; digits/4=cuatro; digits/5=cinco; digits/6=seis;
    digits/7=siete; digits/8=ocho; digits/9=nueve; digits/10=diez; digits/11=once; digits/12=doce;
    digits/13=trece; digits/14=catorce; digits/15=quince; digits/16=dieciséis; digits/17=diecisiete;
    digits/18=dieciocho; digits/19=diecinueve; digits/20=veinte; digits/21=veintiuno; digits/22=veintidós;
    digits/23=veintitrés; digits/24=veinticuatro; digits/25=veinticinco; digits/26=veintiséis;
    digits/27=veintisiete; digits/28=veintiocho; digits/29=veintinueve; digits/30=treinta; digits/40=cuarenta;
    digits/50=cincuenta; digits/60=sesenta; digits/70=setenta; digits/80=ochenta; digits/90=noventa;
    digits/1M=un; digits/1F=una; digits/20-and=veinti; digits/and=y; digits/hundred=cien; digits/100-and=ciento;
    digits/200=doscientos; digits/300=trescientos; digits/400=cuatrocientos; digits/500=quinientos;
    digits/600=seiscientos; digits/700=setecientos; digits/800=ochocientos; digits/900=novecientos;
    digits/thousand=mil; digits/million=millón; digits/millions=millones; digits/at=a las; digits/at_s=a la;
    digits/oclock=en punto; digits/es-de=de; digits/minus=menos; digits/day-0=domingo; digits/day-1=lunes;
    digits/day-2=martes; digits/day-3=miércoles; digits/day-4=jueves; digits/day-5=viernes; digits/day-6=sábado;
    digits/mon-0=enero; digits/mon-1=febrero; digits/mon-2=marzo; digits/mon-3=abril; digits/mon-4=mayo;
    digits/mon-5=junio; digits/mon-6=julio; digits/mon-7=agosto; digits/mon-8=septiembre; digits/mon-9=octubre;
    digits/mon-10=noviembre; digits/mon-11=diciembre; hours=horas; queue-minute=minuto; minutes=minutos;
    seconds=segundos; vm-youhave=tiene; vm-youhaveno=no tiene; vm-INBOX=nuevos; vm-INBOXs=nuevo; vm-Old=viejos;
    vm-Olds=viejo; vm-and=y; vm-message=mensaje; vm-messages=mensajes;
  `,
  it: `
    digits/0=zero; digits/1=uno; digits/2=due; digits/3=tre; digits/4=quattro; digits/5=cinque; digits/6=sei;
    digits/7=sette; digits/8=otto; digits/9=nove; digits/10=dieci; digits/11=undici; digits/12=dodici;
    digits/13=tredici; digits/14=quattordici; digits/15=quindici; digits/16=sedici; digits/17=diciassette;
    digits/18=diciotto; digits/19=diciannove; digits/20=venti; digits/30=trenta; digits/40=quaranta;
    digits/50=cinquanta; digits/60=sessanta; digits/70=settanta; digits/80=ottanta; digits/90=novanta;
    digits/21=ventuno; digits/28=ventotto; digits/31=trentuno; digits/38=trentotto; digits/41=quarantuno;
    digits/48=quarantotto; digits/51=cinquantuno; digits/58=cinquantotto; digits/61=sessantuno;
    digits/68=sessantotto; digits/71=settantuno; digits/78=settantotto; digits/81=ottantuno;
    digits/88=ottantotto; digits/91=novantuno; digits/98=novantotto; digits/un=un; digits/ore-una=una;
    digits/ore-mezzanotte=mezzanotte; digits/hundred=cento; digits/thousand=mille; digits/thousands=mila;
    digits/million=milione; digits/millions=milioni; digits/a=a; digits/at=alle; digits/hours=ore; digits/e=e;
    digits/minus=meno; digits/day-0=domenica; digits/day-1=lunedì; digits/day-2=martedì; digits/day-3=mercoledì;
    digits/day-4=giovedì; digits/day-5=venerdì; digits/day-6=sabato; digits/mon-0=gennaio;
    digits/mon-1=febbraio; digits/mon-2=marzo; digits/mon-3=aprile; digits/mon-4=maggio; digits/mon-5=giugno;
    digits/mon-6=luglio; digits/mon-7=agosto; digits/mon-8=settembre; digits/mon-9=ottobre;
    digits/mon-10=novembre; digits/mon-11=dicembre; digits/h-1=primo; queue-minute=minuto; minutes=minuti;
    seconds=secondi; vm-youhave=hai; vm-no=nessun; vm-nuovo=nuovo; vm-nuovi=nuovi; vm-vecchio=vecchio;
    vm-vecchi=vecchi; vm-and=e; vm-message=messaggio; vm-messages=messaggi;
  `,
  ru: `
    digits/0=ноль; digits/1=один; digits/2=два; digits/3=три; digits/4=четыре; digits/5=пять; digits/6=шесть;
    digits/7=семь; digits/8=восемь; digits/9=девять; digits/10=десять; digits/11=одиннадцать;
    digits/12=двенадцать; digits/13=тринадцать; digits/14=четырнадцать; digits/15=пятнадцать;
    digits/16=шестнадцать; digits/17=семнадцать; digits/18=восемнадцать; digits/19=девятнадцать;
    digits/20=двадцать; digits/30=тридцать; digits/40=сорок; digits/50=пятьдесят; digits/60=шестьдесят;
    digits/70=семьдесят; digits/80=восемьдесят; digits/90=девяносто; digits/1n=одно; digits/2n=два;
    digits/hundred=сто; digits/thousand=тысяча; digits/h-thousand=тысячи; digits/million=миллион;
    digits/h-million=миллиона; digits/at=в; digits/minus=минус; digits/day-0=воскресенье;
    digits/day-1=понедельник; digits/day-2=вторник; digits/day-3=среда; digits/day-4=четверг;
    digits/day-5=пятница; digits/day-6=суббота; digits/mon-0=января; digits/mon-1=февраля; digits/mon-2=марта;
    digits/mon-3=апреля; digits/mon-4=мая; digits/mon-5=июня; digits/mon-6=июля; digits/mon-7=августа;
    digits/mon-8=сентября; digits/mon-9=октября; digits/mon-10=ноября; digits/mon-11=декабря; digits/h-1=первый;
    digits/h-2=второй; digits/h-3=третий; digits/h-4=четвёртый; digits/h-5=пятый; digits/h-6=шестой;
    digits/h-7=седьмой; digits/h-8=восьмой; digits/h-9=девятый; digits/h-10=десятый; digits/h-11=одиннадцатый;
    digits/h-12=двенадцатый; digits/h-13=тринадцатый; digits/h-14=четырнадцатый; digits/h-15=пятнадцатый;
    digits/h-16=шестнадцатый; digits/h-17=семнадцатый; digits/h-18=восемнадцатый; digits/h-19=девятнадцатый;
    digits/h-20=двадцатый; digits/h-30=тридцатый; hours=часов; queue-minute=минута; minutes=минут;
    seconds=секунд; vm-youhave=у вас; vm-no=нет; vm-newn=новое; vm-newx=новых; vm-oldn=старое; vm-oldx=старых;
    vm-and=и; vm-message=сообщение; vm-messagex1=сообщения; vm-messages=сообщений;
  `,
};

/** The text of a sequence of recordings; one without a transcript stands in brackets. */
export function heard(language: Language, words: Words): string {
  const transcript = new Map(
    TRANSCRIPTS[language].split(';').map((entry) => {
      const [name = '', text = ''] = entry.trim().split('=');
      return [name, text];
    }),
  );
  return words.map((word) => transcript.get(word) ?? `[${word}]`).join(' ');
}

/** As written in words, whatever is written together, with a hyphen or with an accent. */
export function ignoringSpelling(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f\s-]/g, '')
    .toLowerCase();
}
