// The station as a vision system of OPC 40100-1: Objects/<station>-VisionSystem, beside the flat tags and fed by the same values.
import { StatusCodes } from "node-opcua-status-code";
import { DataType } from "node-opcua-variant";
import { Agent } from "./agent.mjs";
import { Conditions } from "./conditions.mjs";
import { Configurations } from "./configurations.mjs";
import { Jobs } from "./jobs.mjs";
import { Refusal, bind, idOf, notFound } from "./methods.mjs";
import { Recipes } from "./recipes.mjs";
import { Results } from "./results.mjs";
import { States } from "./states.mjs";
import { VisionTypes, scalar } from "./types.mjs";

const OPTIONALS = [
  "ConfigurationManagement",
  "RecipeManagement",
  "ResultManagement",
  "ResultManagement.ReleaseResultHandle",
  "ResultManagement.Results",
  "SystemState",
  "VisionStateMachine.AutomaticModeStateMachine",
  "VisionStateMachine.ConfirmAll",
  "VisionStateMachine.SelectModeAutomatic",
];

/** What Sts/Fault is made of. */
const FAULTS = ["Health/Camera", "Health/Model"];
const BAD_OUT_OF_SERVICE = StatusCodes.BadOutOfService.value;
const BAD_WAITING = StatusCodes.BadWaitingForInitialData.value;

export class VisionSystem {
  #object;
  #types;
  #agent;
  #settings;
  #states;
  #results;
  #recipes;
  #configurations;
  #jobs = new Jobs();
  #conditions;
  #health = new Map();
  #deadline = null;
  #deferred = null;
  #announced = 0;
  #partIdAt;

  /**
   * `settings` is { results, runsByItself, handshake, camera, jobTimeoutMs, recipe, configuration }, `fields` are those of Res/Block, `door` is { questions, sessions }, `tags` { value(path), write(path, value) }
   * of the flat tags.
   */
  constructor(addressSpace, namespace, station, settings, fields, door, tags) {
    this.#settings = settings;
    this.#partIdAt = fields.findIndex(({ name }) => name === "PartId");
    this.#types = new VisionTypes(addressSpace);
    this.#agent = new Agent(door.questions, tags);
    const browseName = `${station}-VisionSystem`;
    this.#object = this.#types.objectType("VisionSystemType").instantiate({
      browseName,
      nodeId: `s=${station}/VisionSystem`,
      namespace,
      organizedBy: addressSpace.rootFolder.objects,
      notifierOf: addressSpace.rootFolder.objects.server,
      eventNotifier: 1,
      optionals: OPTIONALS,
    });
    const part = (name) => this.#object.getComponentByName(name);
    const { sessions } = door;
    const raise = (...event) => this.#raise(...event);
    this.#states = new States(this.#object, this.#types, raise, settings.runsByItself, () => this.#endJob());
    this.#conditions = new Conditions(namespace, this.#object, this.#types, sessions);
    this.#results = new Results(namespace, part("ResultManagement"), this.#types, fields, settings.results, sessions);
    this.#recipes = new Recipes(part("RecipeManagement"), this.#types, settings.recipe, sessions, {
      isPrepared: () => this.#states.isPrepared,
      prepare: (prepared) => {
        this.#states.prepare();
        this.#raise("RecipePreparedEventType", this.#object, prepared);
      },
      unprepare: () => this.#states.unprepare(),
    });
    this.#configurations = new Configurations(part("ConfigurationManagement"), this.#types, settings.configuration, sessions);
    this.#bindMain(part("VisionStateMachine"), sessions);
    this.#bindAutomatic(part("VisionStateMachine").getComponentByName("AutomaticModeStateMachine"), sessions);
  }

  /** The agent's state: { recipe, configuration, maintenance, results: [[configuration id, values of Res/Block], ...] }, results oldest first and only where they were not sent before. */
  show({ recipe, configuration, maintenance, results = [] }) {
    this.#recipes.describe(recipe);
    this.#configurations.show(configuration);
    for (const [configurationId, values] of results) {
      const [number] = values;
      if (!this.#results.has(number)) this.#results.add(values, { jobId: String(number), configurationId });
    }
    this.#states.setMaintenance(maintenance);
  }

  /** The revision of the class set that judges. */
  showRevision(revision) {
    this.#recipes.follow(revision);
  }

  /** Takes the flat tags that were just written: [[path, value, timestamp, status], ...], values as the agent sent them; Res/Block has the id of its configuration behind them. */
  follow(values) {
    for (const [path, value, , status, configurationId] of values) {
      if (path.startsWith("Health/")) this.#health.set(path, { value, status });
      if (path === "Sts/Fault" && typeof value === "boolean") this.#setFault(value);
      else if (path === "Res/Block" && status === 0) this.#judged(value, configurationId);
    }
  }

  #setFault(fault) {
    this.#states.setFault(fault);
    const isBad = ([, { value, status }]) => value === false || (status & 0x80000000) !== 0;
    const named = (entries) => entries.map(([path]) => path).join(", ");
    const health = [...this.#health].filter(([, { status }]) => status !== BAD_OUT_OF_SERVICE && status !== BAD_WAITING);
    const causes = named(health.filter((entry) => FAULTS.includes(entry[0]) && isBad(entry)));
    if (fault) this.#conditions.show("persistent", `The station cannot judge parts: ${causes || "the inspection loop or the outbox"}`, causes);
    else this.#conditions.resolve("persistent", "All parts of the station work");
    const losses = named(health.filter((entry) => (entry[1].status & 0xc0000000) === 0x40000000 || (!FAULTS.includes(entry[0]) && isBad(entry))));
    if (losses) this.#conditions.show("warning", `Works with a loss: ${losses}`, losses);
    else this.#conditions.resolve("warning", "Nothing works with a loss");
  }

  #endJob() {
    clearTimeout(this.#deadline);
    this.#jobs.end();
  }

  /** The frame of a single job was lost, or nobody judged it in time. */
  #fail(job) {
    const failed = this.#jobs.giveUp();
    if (!failed) return;
    const result = this.#results.addFailed({ ...job, configurationId: this.#configurations.active });
    const jobId = this.#types.value("JobIdDataType", { id: job.id });
    this.#raise("ResultReadyEventType", this.#object, this.#results.event(result));
    this.#conditions.show("error", `Job ${job.id}, part ${job.partId}: no result after ${this.#settings.jobTimeoutMs} ms, its frame was lost or not judged`, this.#settings.camera);
    this.#states.finishJob();
    this.#raise("ReadyEventType", this.#object, { jobId });
  }

  #judged(...result) {
    // While the agent is asked to trigger, nobody knows yet whose result this is.
    if (this.#deferred) this.#deferred.push(result);
    else this.#announce(...result);
  }

  #announce(values, configurationId) {
    const [number] = values;
    if (number <= this.#announced) return;
    this.#announced = number;
    const partId = values[this.#partIdAt];
    const { job, ends } = this.#jobs.of({ InspectionId: number, PartId: partId });
    const result = this.#results.add(values, { jobId: job.id, measId: job.measId, productId: job.productId, configurationId });
    this.#recipes.follow(result.verdict.ClassSetRevision);
    const jobId = this.#types.value("JobIdDataType", { id: job.id });
    this.#raise("AcquisitionDoneEventType", this.#object, { jobId });
    this.#raise("ResultReadyEventType", this.#object, this.#results.event(result));
    if (ends) {
      clearTimeout(this.#deadline);
      this.#states.finishJob();
      this.#raise("ReadyEventType", this.#object, { jobId });
    }
  }

  #raise(name, source, fields) {
    this.#object.raiseEvent(this.#types.eventType(name), {
      sourceNode: { dataType: DataType.NodeId, value: source.nodeId },
      severity: scalar(DataType.UInt16, 100),
      ...fields,
    });
  }

  #bindMain(machine, sessions) {
    const done = [scalar(DataType.Int32, 0)];
    bind(machine, "Halt", sessions, "Engineer", async ([, why], user) => {
      await this.#states.switch(["Preoperational", "Operational", "Error"], "Halted", true, () => this.#agent.mode("maintenance", why, user));
      return done;
    });
    bind(machine, "Reset", sessions, "Engineer", async ([, why], user) => {
      await this.#states.switch(["Halted", "Operational", "Error"], "Preoperational", true, () => this.#agent.mode("maintenance", why, user));
      return done;
    });
    bind(machine, "SelectModeAutomatic", sessions, "Engineer", async (_, user) => {
      await this.#states.switch(["Preoperational"], "Operational", false, () => this.#agent.mode("automatic", "", user));
      return done;
    });
    bind(machine, "ConfirmAll", sessions, "Technician", ([comment]) => {
      this.#conditions.confirmAll(comment);
      return [];
    });
  }

  #bindAutomatic(machine, sessions) {
    bind(machine, "StartSingleJob", sessions, "Technician", (inputs, user) => this.#startSingle(inputs, user));
    bind(machine, "StartContinuous", sessions, "Technician", (inputs, user) => this.#startContinuous(inputs, user));
    for (const how of ["Stop", "Abort"]) {
      bind(machine, how, sessions, "Technician", async ([, why], user) => {
        await this.#states.stop(how, () => this.#agent.mode("maintenance", why, user));
        return [scalar(DataType.Int32, 0)];
      });
    }
  }

  async #startSingle(inputs, user) {
    const { runsByItself, handshake, camera } = this.#settings;
    if (this.#states.automatic === "Ready" && (runsByItself || !(handshake || camera))) throw new Refusal(StatusCodes.BadNotSupported);
    const job = this.#jobOf(inputs);
    const after = Math.max(this.#announced, this.#results.newest);
    const isMine = this.#states.automatic === "Ready" && this.#deferred === null;
    if (isMine) this.#deferred = [];
    try {
      await this.#states.start(
        "SingleExecution",
        undefined,
        () => (handshake ? this.#agent.handshake(job.partId) : this.#agent.trigger(camera, job.partId, user)),
        (inspectionId) => {
          this.#jobs.startSingle(job, inspectionId, after);
          // Under a handshake the agent answers every part within opcUa.handshake.resultTimeout; how long the PLC leaves it in the buffer is the PLC's matter.
          if (!handshake) this.#deadline = setTimeout(() => this.#fail(job), this.#settings.jobTimeoutMs).unref();
          this.#tellStarted(job);
        },
      );
    } finally {
      if (isMine) this.#goOn();
    }
    return this.#started(job);
  }

  /** What was judged while the agent was asked to trigger. */
  #goOn() {
    const waiting = this.#deferred;
    this.#deferred = null;
    waiting.forEach((result) => this.#announce(...result));
  }

  async #startContinuous(inputs, user) {
    const job = this.#jobOf(inputs);
    // A station that runs by itself was stopped by its mode.
    const ask = async () => (this.#settings.runsByItself ? this.#agent.mode("automatic", "", user) : undefined);
    await this.#states.start("ContinuousExecution", this.#settings.runsByItself ? false : undefined, ask, () => {
      this.#jobs.startContinuous(job);
      this.#tellStarted(job);
    });
    return this.#started(job);
  }

  #jobOf([measId, partId, recipeId, productId]) {
    const ids = [measId, partId, productId].map(idOf);
    if (!ids.every(Jobs.isPartId)) throw new Refusal(StatusCodes.BadOutOfRange);
    if (!this.#recipes.matches(recipeId)) throw notFound();
    return this.#jobs.make(...ids);
  }

  #tellStarted(job) {
    this.#raise("JobStartedEventType", this.#object, { jobId: this.#types.value("JobIdDataType", { id: job.id }) });
  }

  #started(job) {
    return [this.#types.value("JobIdDataType", { id: job.id }), scalar(DataType.Int32, 0)];
  }
}
