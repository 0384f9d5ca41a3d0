// Reads the page aloud with a voice of the phone. Voices that would send the words away over the internet are not used.
const engine = globalThis.speechSynthesis;

function voice(language) {
  return engine?.getVoices().find((one) => one.localService && one.lang.toLowerCase().split(/[-_]/)[0] === language);
}

export const can = (language) => Boolean(voice(language));
export const speaks = () => Boolean(engine?.speaking);
export const quiet = () => engine?.cancel();

// parts: [{text, language}]; those without a voice are left out. over: when it is quiet again.
export function read(parts, over) {
  quiet();
  const lines = parts.filter((part) => can(part.language)).map((part) => {
    const line = new SpeechSynthesisUtterance(part.text);
    line.voice = voice(part.language);
    line.lang = line.voice.lang;
    line.onend = line.onerror = () => engine.speaking || over();
    return line;
  });
  for (const line of lines) engine.speak(line);
}

// Voices arrive when they like.
export function whenVoicesChange(then) {
  engine?.addEventListener?.("voiceschanged", then);
}
