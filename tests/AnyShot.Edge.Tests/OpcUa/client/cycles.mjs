// A PLC program under the handshake: triggers parts, collects their results, checks that both are of the same part. Some of its acknowledgements get lost.
// Command: cycles, mode ("level" or "pulse"), first (number of the first part), loss (share of lost acknowledgements), subscribe (wait by subscription instead of reading).

const SIGNALS = ["Sts/Ready", "Sts/TriggerAck", "Sts/MissedTrigger", "Sts/ResultValid", "Sts/AcquisitionId"];

export async function run({ command, session, read, write, nodeId, require, plain }) {
  const level = command.mode === "level";
  const watch = command.subscribe ? await subscribe(session, nodeId, require) : null;
  const until = async (holds) => {
    for (;;) {
      if (watch) {
        if (holds(watch.values)) return;
        await watch.change();
      } else {
        const values = Object.fromEntries((await read(SIGNALS)).map(({ path, value }) => [path, value]));
        if (holds(values)) return;
      }
    }
  };
  const set = async (...writes) => {
    const statuses = await write(writes);
    const bad = statuses.find((status) => status !== "Good");
    if (bad) throw new Error(`a write was answered ${bad}`);
  };
  const summary = { done: 0, mismatches: [], lost: 0, missed: 0, seen: [] };
  await set(["Cmd/TriggerEnable", "Boolean", true]);
  for (let i = 0; i < command.cycles; i++) {
    const part = `P-${command.first + i}`;
    await until((v) => v["Sts/Ready"] && !v["Sts/TriggerAck"] && !v["Sts/MissedTrigger"]);
    const [before] = await read(["Sts/AcquisitionId"]);
    await set(["Cmd/PartId", "String", part], ["Cmd/RecipeNo", "UInt16", i % 2], ["Cmd/Trigger", "Boolean", true]);
    // A slow client may not see a pulse of TriggerAck, but it sees the new number.
    await until((v) => v["Sts/AcquisitionId"] !== before.value || v["Sts/MissedTrigger"]);
    const [acquisition, missed] = await read(["Sts/AcquisitionId", "Sts/MissedTrigger"]);
    // What is written from now on is of another part.
    await set(["Cmd/PartId", "String", "other"], ["Cmd/Trigger", "Boolean", false]);
    if (missed.value) {
      summary.missed++;
      continue;
    }
    await until((v) => v["Sts/ResultValid"]);
    const result = await session.read([{ nodeId: nodeId("Res/Block"), attributeId: 13 }]);
    const block = plain(result[0].value.value);
    const flat = Object.fromEntries((await read(["Res/InspectionId", "Res/PartId", "Res/ClassName", "Res/Fail"])).map(({ path, value }) => [path, value]));
    if (
      block.inspectionId !== acquisition.value || block.partId !== part || flat["Res/InspectionId"] !== block.inspectionId || flat["Res/PartId"] !== part ||
      flat["Res/ClassName"] !== block.className || flat["Res/Fail"] !== block.fail
    ) {
      summary.mismatches.push({ part, acquisition: acquisition.value, block, flat });
    }
    summary.seen.push(block.inspectionId);
    if (Math.random() < command.loss) {
      // The write never reaches the station: the result must still be there.
      summary.lost++;
      const again = await read(["Sts/ResultValid", "Res/InspectionId"]);
      if (!again[0].value || again[1].value !== block.inspectionId) summary.mismatches.push({ part, gone: block.inspectionId });
    }
    if (level) {
      await set(["Cmd/ResultAck", "Boolean", true]);
      await until((v) => !v["Sts/ResultValid"]);
      await set(["Cmd/ResultAck", "Boolean", false]);
    } else {
      await set(["Cmd/ResultAck", "Boolean", true], ["Cmd/ResultAck", "Boolean", false]);
    }
    summary.done++;
  }
  await watch?.end();
  return summary;
}

async function subscribe(session, nodeId, require) {
  const { AttributeIds, ClientMonitoredItemGroup, TimestampsToReturn } = require("node-opcua-client");
  const values = {};
  let wake = () => {};
  const subscription = await session.createSubscription2({
    requestedPublishingInterval: 10,
    requestedMaxKeepAliveCount: 100,
    requestedLifetimeCount: 10000,
    maxNotificationsPerPublish: 0,
    publishingEnabled: true,
    priority: 1,
  });
  const group = ClientMonitoredItemGroup.create(
    subscription,
    SIGNALS.map((path) => ({ nodeId: nodeId(path), attributeId: AttributeIds.Value })),
    { samplingInterval: 0, discardOldest: false, queueSize: 100 },
    TimestampsToReturn.Both,
  );
  group.on("changed", (_item, value, index) => {
    values[SIGNALS[index]] = value.value.value;
    wake();
  });
  return {
    values,
    change: () => new Promise((resolve) => (wake = resolve)),
    end: () => subscription.terminate(),
  };
}
