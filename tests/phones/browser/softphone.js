// What runs in the page: a phone made of JsSIP, and an ear. Expects `JsSIP` in the page; leaves `softphone` there.
/* global JsSIP, AudioContext, Audio, MediaStream */

const NO_PROCESSING = { echoCancellation: false, noiseSuppression: false, autoGainControl: false };
const SAMPLING_MS = 100;

/** Keeps the loudest frequency of a stream while it is asked to listen. */
class Ear {
  #context = new AudioContext();
  #analyser = this.#context.createAnalyser();
  #element = new Audio();

  constructor(stream) {
    // Without an element that plays it, Chromium does not decode a remote stream.
    this.#element.srcObject = stream;
    this.#element.play();
    this.#analyser.fftSize = 8192;
    this.#analyser.smoothingTimeConstant = 0;
    this.#context.createMediaStreamSource(stream).connect(this.#analyser);
  }

  /** The loudest frequency (Hz) now and its level (dB of full scale). */
  hear() {
    const bins = new Float32Array(this.#analyser.frequencyBinCount);
    this.#analyser.getFloatFrequencyData(bins);
    const level = Math.max(...bins);
    return { frequency: (bins.indexOf(level) * this.#context.sampleRate) / this.#analyser.fftSize, level };
  }
}

globalThis.softphone = {
  events: [],
  session: null,
  ear: null,
  media: null,
  samples: [],

  start({ socket, uri, password, network }) {
    const pcConfig = { iceServers: [], ...network };
    this.media = { mediaConstraints: { audio: NO_PROCESSING, video: false }, pcConfig };
    this.ua = new JsSIP.UA({
      sockets: [new JsSIP.WebSocketInterface(socket)],
      uri,
      password,
      register: true,
      register_expires: 120,
    });
    for (const name of ['connected', 'disconnected', 'registered', 'registrationFailed']) {
      this.ua.on(name, ({ cause } = {}) => this.events.push({ name, cause }));
    }
    this.ua.on('newRTCSession', ({ session, originator }) => this.take(session, originator));
    this.ua.start();
  },

  take(session, originator) {
    this.session = session;
    if (originator === 'remote') this.events.push({ name: 'incoming' });
    for (const name of ['accepted', 'confirmed', 'failed', 'ended', 'hold', 'unhold']) {
      session.on(name, ({ cause, originator: by } = {}) => this.events.push({ name, cause, by }));
    }
    const listen = (connection) =>
      connection.addEventListener('track', ({ streams, track }) => {
        this.ear = new Ear(streams[0] ?? new MediaStream([track]));
      });
    if (session.connection) listen(session.connection);
    else session.on('peerconnection', ({ peerconnection }) => listen(peerconnection));
  },

  dial(target) {
    this.ua.call(target, this.media);
  },

  answer() {
    this.session.answer(this.media);
  },

  /** Resolves when the other side has taken the change. */
  hold() {
    return new Promise((resolve) => this.session.hold({}, resolve));
  },

  resume() {
    return new Promise((resolve) => this.session.unhold({}, resolve));
  },

  /** Sends a re-INVITE that changes nothing; resolves when the other side has taken it. */
  renegotiate() {
    return new Promise((resolve) => this.session.renegotiate({}, resolve));
  },

  /** A re-INVITE with another ICE user and password, as after a change of network; resolves when it is taken. */
  restartIce() {
    return new Promise((resolve) => this.session.renegotiate({ rtcOfferConstraints: { iceRestart: true } }, resolve));
  },

  /** Its connection breaks; the user agent makes another by itself. */
  loseConnection() {
    this.events = this.events.filter(({ name }) => name !== 'registered');
    this.ua.transport.socket._ws.close();
  },

  /** The port that its media go to, as the other side described it last. */
  farPort() {
    return Number(/^m=audio (\d+)/m.exec(this.session.connection.remoteDescription.sdp)[1]);
  },

  /** The port that its media really go to; null: none yet. */
  async portInUse() {
    const stats = await this.session.connection.getStats();
    const transport = [...stats.values()].find(({ type }) => type === 'transport');
    if (transport?.dtlsState !== 'connected') return null;
    return stats.get(stats.get(transport.selectedCandidatePairId)?.remoteCandidateId)?.port ?? null;
  },

  press(digits) {
    this.session.sendDTMF(digits, { transportType: 'RFC2833', duration: 120, interToneGap: 100 });
  },

  hangup() {
    this.session.terminate();
  },

  /** Writes down from now on what it hears. */
  listen() {
    setInterval(() => this.samples.push({ at: Date.now(), ...this.hear() }), SAMPLING_MS);
  },

  /** The kinds of the addresses that media flow between: host, srflx, prflx or relay. */
  async route() {
    const stats = await this.session.connection.getStats();
    const pairs = [...stats.values()].filter(({ type, state, nominated }) => {
      return type === 'candidate-pair' && state === 'succeeded' && nominated;
    });
    const kind = (id) => stats.get(id)?.candidateType;
    return pairs.map(({ localCandidateId }) => kind(localCandidateId));
  },

  /** How much sound has been sent, ms: as much as the microphone gave. */
  async saidMs() {
    const stats = await this.session.connection.getStats();
    const sent = [...stats.values()].find(({ type, kind }) => type === 'outbound-rtp' && kind === 'audio');
    return (sent?.packetsSent ?? 0) * 20;
  },

  hear() {
    return this.ear ? this.ear.hear() : { frequency: 0, level: -200 };
  },
};
