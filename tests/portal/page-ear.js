// Runs in the page before its own scripts: hears what the calls of the page bring. Leaves `pageEar` there.
/* global AudioContext, Audio, MediaStream, RTCPeerConnection */

const ears = [];

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

  close() {
    this.#context.close();
  }
}

globalThis.RTCPeerConnection = class extends RTCPeerConnection {
  constructor(...options) {
    super(...options);
    this.addEventListener('track', ({ streams, track }) => {
      ears.push({ connection: this, ear: new Ear(streams[0] ?? new MediaStream([track])) });
    });
  }

  close() {
    for (const [at, { connection, ear }] of [...ears.entries()].reverse()) {
      if (connection !== this) continue;
      ear.close();
      ears.splice(at, 1);
    }
    super.close();
  }
};

globalThis.pageEar = {
  /** The loudest of all calls. */
  hear() {
    const heard = ears.map(({ ear }) => ear.hear());
    return heard.sort((a, b) => b.level - a.level)[0] ?? { frequency: 0, level: -200 };
  },
};
