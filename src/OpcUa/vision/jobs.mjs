// Jobs that a client started, until their result is there.
import { randomUUID } from "node:crypto";

/** Jobs without a result that are remembered; the oldest go. */
const MOST = 100;

/** Longest part number that the agent takes. */
const LONGEST_PART_ID = 80;

export class Jobs {
  #open = [];
  #continuous = null;
  #single = null;

  /** A job that is not yet known to run: { id, partId, measId, productId }. Without a part number the part is known by the job's id. */
  make(measId, partId, productId) {
    const id = `job-${randomUUID()}`;
    return { id, partId: partId || id, measId, productId };
  }

  /** The job waits for one result: the one with its number, or, where that is not known, the next after the newest one for its part. */
  startSingle(job, inspectionId, after) {
    this.#single = { ...job, inspectionId, after };
    this.#open.push(this.#single);
    if (this.#open.length > MOST) this.#open.shift();
  }

  /** The job is whatever is judged until it ends. */
  startContinuous(job) {
    this.#continuous = job;
  }

  /** No job runs any more. One that waited for a result keeps its claim on it. */
  end() {
    [this.#single, this.#continuous] = [null, null];
  }

  /** The single job that runs is over without a result, and claims none any more: one that comes late belongs to nobody. Gives the job; null when none runs. */
  giveUp() {
    const job = this.#single;
    this.#single = null;
    this.#open = this.#open.filter((open) => open !== job);
    return job;
  }

  /** The job of a verdict, and whether it was the single job that runs. A verdict that nobody asked for here has its number as job. */
  of(verdict) {
    const at = this.#open.findIndex((job) => (job.inspectionId === undefined ? job.partId === verdict.PartId && verdict.InspectionId > job.after : job.inspectionId === verdict.InspectionId));
    if (at >= 0) {
      const [job] = this.#open.splice(at, 1);
      const ends = job === this.#single;
      if (ends) this.#single = null;
      return { job, ends };
    }
    return { job: this.#continuous ?? { id: String(verdict.InspectionId) }, ends: false };
  }

  /** Whether the agent takes the part number. */
  static isPartId(text) {
    return text.length <= LONGEST_PART_ID && !/\p{Cc}/u.test(text);
  }
}
