// What this phone chose for one question, and whether it has arrived. A tap is sent at once; one vote is under way at a time, and the
// last tap wins. Pure but for the line that it is given.
const PAUSE = 500; // ms before a vote that got lost is tried again

export class Ballot {
  // changed(arrived): something to show; arrived: a vote has just been taken in
  constructor(line, changed) {
    this.line = line;
    this.changed = changed;
    this.clear(0);
  }

  clear(question) {
    this.question = question;
    this.open = false;
    this.chosen = null; // 0 not sure, else from 1
    this.wanted = null; // chosen, and not yet taken in
    this.given = false; // the server has a vote of this phone
    this.skipped = false;
    this.late = false; // the last tap came after the close
  }

  // What the server says about the question: is it open, and has it a vote of ours?
  hear(question, open, voted) {
    if (question !== this.question) {
      this.clear(question);
      this.given = voted;
    }
    this.open = open;
    if (open) this.late = false;
    if (this.busy) return;
    if (open && this.given && !voted) this.chosen = null; // the votes were thrown away: it is asked again
    if (open || voted) this.given = voted;
  }

  give(vote) {
    this.chosen = this.wanted = vote;
    this.skipped = false;
    this.deliver();
  }

  // Who skips sends nothing. A vote that was given can be changed, not taken back, so there is no skipping then.
  skip() {
    if (this.given || this.wanted !== null) return;
    this.skipped = true;
    this.changed(false);
  }

  async deliver() {
    this.changed(false);
    if (this.busy) return;
    this.busy = true;
    while (this.wanted !== null && this.open) {
      const question = this.question, vote = this.wanted;
      const said = await this.line.vote(question, vote);
      if (this.question !== question) continue;
      if (said === "in") {
        this.given = true;
        if (this.wanted === vote) this.wanted = null;
        this.changed(this.wanted === null);
      } else if (said === "closed" || said === "bad") {
        break;
      } else {
        if (said === "unknown") this.line.wake(true);
        await new Promise((done) => setTimeout(done, PAUSE));
      }
    }
    this.busy = false;
    if (this.wanted === null) return;
    this.chosen = this.wanted = null;
    this.late = true;
    this.changed(false);
  }
}
