// The two state machines of the vision system and what they stand for: the station judges parts if and only if the system is Operational and has not been stopped.
import { coerceLocalizedText } from "node-opcua-data-model";
import { DataType } from "node-opcua-variant";
import { Machine } from "./machine.mjs";
import { wrongState } from "./methods.mjs";
import { scalar } from "./types.mjs";

/** SystemStateDataType. */
const SYSTEM_STATES = { Productive: 1, Standby: 2, ScheduledDowntime: 4, UnscheduledDowntime: 5 };

export class States {
  #object;
  #main;
  #automatic;
  #systemState;
  #types;
  #raise;
  #runsByItself;
  #onLeave;
  #fault = null;
  #maintenance = null;
  #isPrepared = true;
  #wasReset = false;
  #wasStopped = false;
  #isChanging = false;

  /** `runsByItself`: cameras take parts without being asked. `onLeave` is called when a job that ran ends with the state. */
  constructor(system, types, raise, runsByItself, onLeave) {
    const main = system.getComponentByName("VisionStateMachine");
    this.#object = main;
    this.#main = new Machine(main, raise);
    this.#automatic = new Machine(main.getComponentByName("AutomaticModeStateMachine"), raise);
    this.#systemState = system.getComponentByName("SystemState");
    [this.#types, this.#raise, this.#runsByItself, this.#onLeave] = [types, raise, runsByItself, onLeave];
    this.#main.enter("Preoperational");
    this.#showSystemState();
  }

  get isPrepared() {
    return this.#isPrepared;
  }

  /** State of the automatic mode; null while the system is not Operational. */
  get automatic() {
    return this.#automatic.state;
  }

  /** The station has a fault, or has none. */
  setFault(fault) {
    if (fault !== this.#fault) {
      this.#fault = fault;
      this.#follow();
    }
  }

  /** The station is in maintenance, or is not: somebody changed it, perhaps through another door. */
  setMaintenance(maintenance) {
    this.#maintenance = maintenance;
    this.#follow();
  }

  /** Halt, Reset and SelectModeAutomatic: goes from one of the states to another after the agent took the mode. */
  async switch(from, to, maintenance, ask) {
    const go = () => {
      const before = this.#main.state;
      this.#wasReset = to === "Preoperational";
      if (to === "Operational") this.#operate("");
      else {
        this.#leave();
        const change = this.#main.go(to, `${before}To${to}`);
        if (before === "Error") this.#tell("ErrorResolvedEventType", "Error left by a command", change);
      }
    };
    await this.#change(() => from.includes(this.#main.state), maintenance, ask, go);
  }

  /** Stop and Abort; `how` is the end of the transition's name. */
  async stop(how, ask) {
    const runs = () => this.#automatic.state === "SingleExecution" || this.#automatic.state === "ContinuousExecution";
    const go = () => {
      this.#onLeave();
      this.#automatic.go("Ready", `${this.#automatic.state}ToReady${how}`);
    };
    if (this.#runsByItself) {
      await this.#change(runs, true, ask, () => {
        this.#wasStopped = true;
        go();
      });
    } else {
      if (!runs() || this.#isChanging) throw wrongState();
      go();
      this.#showSystemState();
    }
  }

  /** StartSingleJob and StartContinuous: has the agent do what it takes, then goes on. */
  async start(to, maintenance, ask, then) {
    await this.#change(() => this.#automatic.state === "Ready", maintenance, ask, (answer) => {
      this.#wasStopped = false;
      this.#automatic.go(to, `ReadyTo${to}`);
      then(answer);
    });
  }

  /** A single job has its result. */
  finishJob() {
    this.#automatic.go("Ready", "SingleExecutionToReadyAuto");
    this.#showSystemState();
  }

  /** The recipe is prepared; a system that waited for it gets ready. */
  prepare() {
    if (this.#isChanging || !["Initialized", "Ready"].includes(this.#automatic.state)) throw wrongState();
    this.#isPrepared = true;
    if (this.#automatic.state === "Initialized") this.#automatic.go("Ready", "InitializedToReadyRecipe");
    this.#showSystemState();
  }

  /** No job starts until the recipe is prepared again. */
  unprepare() {
    if (this.#isChanging || this.#automatic.state !== "Ready") throw wrongState();
    this.#isPrepared = false;
    this.#automatic.go("Initialized", "ReadyToInitializedRecipe");
    this.#showSystemState();
  }

  /** One change at a time: a second one that comes while the agent is asked is in the wrong state. */
  async #change(mayBe, maintenance, ask, go) {
    if (this.#isChanging || !mayBe()) throw wrongState();
    this.#isChanging = true;
    try {
      const answer = await ask();
      // The agent's own word on it may come later, and is then no news.
      this.#maintenance = maintenance ?? this.#maintenance;
      go(answer);
    } finally {
      this.#isChanging = false;
      this.#follow();
    }
  }

  /** Brings the machines to what the station is, as far as it is known. */
  #follow() {
    if (this.#isChanging || this.#fault === null || this.#maintenance === null) return;
    const state = this.#main.state;
    if (this.#fault) {
      if (state === "Operational" || state === "Preoperational") {
        this.#leave();
        const change = this.#main.go("Error", `${state}ToErrorAuto`);
        this.#tell("ErrorEventType", "A camera, the model, the inspection loop or the outbox does not work", change, 700);
      }
    } else {
      this.#followMode(state);
    }
    this.#showSystemState();
  }

  #followMode(state) {
    if (!this.#maintenance) [this.#wasReset, this.#wasStopped] = [false, false];
    if (state === "Error") {
      const to = this.#wasReset ? "Preoperational" : this.#maintenance ? "Halted" : "Operational";
      const change = this.#main.go(to, `ErrorTo${to}Auto`);
      this.#tell("ErrorResolvedEventType", "All parts of the station work", change);
      if (to === "Operational") this.#initialise();
    } else if (this.#maintenance) {
      if ((state === "Operational" && !this.#wasStopped) || (state === "Preoperational" && !this.#wasReset)) {
        this.#leave();
        this.#main.go("Halted", `${state}ToHaltedAuto`);
      }
    } else {
      if (state === "Halted") this.#main.go("Preoperational", "HaltedToPreoperationalAuto");
      if (this.#main.state === "Preoperational") this.#operate("Auto");
      else this.#advance();
    }
  }

  #operate(how) {
    this.#main.go("Operational", `PreoperationalToInitialized${how}`, this.#automatic.stateNode("Initialized"));
    this.#initialise();
  }

  #initialise() {
    this.#automatic.enter("Initialized");
    if (this.#isPrepared) this.#automatic.go("Ready", "InitializedToReadyAuto");
    this.#advance();
  }

  #advance() {
    if (this.#automatic.state === "Ready" && this.#runsByItself && !this.#wasStopped) this.#automatic.go("ContinuousExecution", "ReadyToContinuousExecutionAuto");
  }

  /** The automatic mode ends with the state Operational. */
  #leave() {
    if (this.#automatic.state !== null) {
      this.#onLeave();
      this.#automatic.enter(null);
    }
    this.#wasStopped = false;
  }

  #tell(event, sentence, change, severity = 100) {
    this.#raise(event, this.#object, {
      message: { dataType: DataType.LocalizedText, value: coerceLocalizedText(sentence) },
      severity: scalar(DataType.UInt16, severity),
      ...change,
    });
  }

  #showSystemState() {
    const runs = this.#automatic.state === "SingleExecution" || this.#automatic.state === "ContinuousExecution";
    const name = this.#main.state === "Error" ? "UnscheduledDowntime" : this.#main.state !== "Operational" ? "ScheduledDowntime" : runs ? "Productive" : "Standby";
    this.#systemState.setValueFromSource(this.#types.value("SystemStateDescriptionDataType", { state: SYSTEM_STATES[name], stateDescription: this.#automatic.state ?? this.#main.state }));
  }
}
