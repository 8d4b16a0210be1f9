import { useTranslation } from 'react-i18next';
import { fetchApi } from '../fetch-api.ts';
import { FileDrop } from './file-drop.tsx';

const AUDIO = ['audio/wav', 'audio/x-wav', 'audio/wave', 'audio/mpeg', 'audio/mp3', 'audio/ogg', 'application/ogg'];
const MOST_OCTETS = 10 * 1024 * 1024;

interface WaveUploadProps {
  /** Of the API; takes a form with `file`. */
  readonly url: string;
  /** More fields of the form. */
  readonly fields?: Readonly<Record<string, string>>;
  readonly multiple?: boolean;
  readonly onUploaded: () => void;
  readonly maxSize?: number;
}

/** Uploads audio: a greeting, music, a recording. */
export function WaveUpload({ url, fields = {}, multiple = false, onUploaded, maxSize = MOST_OCTETS }: WaveUploadProps) {
  const { t } = useTranslation('kit');
  const upload = async (file: File) => {
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) body.append(name, value);
    body.append('file', file);
    await fetchApi(url, { method: 'POST', body });
    onUploaded();
  };
  return <FileDrop accept={AUDIO} maxSize={maxSize} text={t('media.audio')} multiple={multiple} upload={upload} />;
}
