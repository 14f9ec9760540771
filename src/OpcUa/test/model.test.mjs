// The model on a real address space, without a network.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { AddressSpace } from "node-opcua-address-space";
import { generateAddressSpace } from "node-opcua-address-space/nodeJS.js";
import { nodesets } from "node-opcua-nodesets";
import { buildModel } from "../model.mjs";

let addressSpace;
let apply;
const value = (path) => addressSpace.findNode(`ns=1;s=st/${path}`).readValue();

before(async () => {
  addressSpace = AddressSpace.create();
  await generateAddressSpace(addressSpace, [nodesets.standard]);
  apply = buildModel(addressSpace, "st", [
    { path: "Res/ClassNo", valueType: "UInt16" },
    { path: "Res/ClassName", valueType: "String" },
    { path: "Res/CapturedAt", valueType: "DateTime" },
  ]);
});
after(() => addressSpace.dispose());

test("apply: value, status and source timestamp as sent", () => {
  assert.equal(value("Res/ClassNo").statusCode.name, "BadWaitingForInitialData");
  apply([
    ["Res/ClassNo", 3, 1772366400250, 0],
    ["Res/ClassName", null, 1772366400250, 0x808c0000],
    ["Res/CapturedAt", 1772366400250, 1772366400250, 0x40900000],
  ]);
  assert.equal(value("Res/ClassNo").value.value, 3);
  assert.equal(value("Res/ClassNo").sourceTimestamp.getTime(), 1772366400250);
  assert.equal(value("Res/ClassName").statusCode.name, "BadSensorFailure");
  assert.equal(value("Res/CapturedAt").value.value.toISOString(), "2026-03-01T12:00:00.250Z");
  assert.equal(value("Res/CapturedAt").statusCode.name, "UncertainLastUsableValue");
});

for (const [name, values, expected] of [
  ["an unknown tag", [["Res/None", 1, 0, 0]], /no tag Res\/None/],
  ["a value of another type", [["Res/ClassNo", "three", 0, 0]], /Res\/ClassNo cannot take the value "three"/],
  ["a number out of range", [["Res/ClassNo", 65536, 0, 0]], /Res\/ClassNo cannot take the value 65536/],
  ["no value and good", [["Res/ClassName", null, 0, 0]], /no value and a good status/],
  ["no timestamp", [["Res/ClassNo", 4, "now", 0]], /no source timestamp/],
  ["no list", "all", /not a list/],
]) {
  test(`apply: refuses ${name}, and then applies nothing of the write`, () => {
    apply([["Res/ClassNo", 7, 0, 0]]);
    assert.throws(() => apply(Array.isArray(values) ? [["Res/ClassNo", 8, 0, 0], ...values] : values), { message: expected });
    assert.equal(value("Res/ClassNo").value.value, 7);
  });
}

test("buildModel: refuses a type it does not know and a writable tag", () => {
  assert.throws(() => buildModel(addressSpace, "st2", [{ path: "A", valueType: "Int128" }]), /tag A has the unknown type Int128/);
  assert.throws(() => buildModel(addressSpace, "st3", [{ path: "B", valueType: "String", writable: true }]), /tag B is writable/);
});
