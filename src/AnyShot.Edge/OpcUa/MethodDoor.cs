using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AnyShot.Edge.Control;
using AnyShot.Edge.Security;

namespace AnyShot.Edge.OpcUa;

/// <summary>The door of OPC UA to the control desk: typed inputs become the JSON body of a verb, the answer becomes the outputs.</summary>
internal sealed class MethodDoor(IControlDesk? desk)
{
    private const int LongestName = 80;
    private const int LongestOrigin = 200;

    public async Task<MethodReturn> CallAsync(MethodCall call, CancellationToken cancellationToken)
    {
        if (desk is null)
        {
            return Refused("This agent takes no requests over OPC UA: it runs without a control desk.");
        }

        if (MethodModel.All.FirstOrDefault(m => m.Name == call.Method) is not { } method || call.Arguments.Count != method.Inputs.Count)
        {
            return new MethodReturn(TagQuality.BadServiceUnsupported, false, "");
        }

        var body = new JsonObject();
        var verb = method.Verb;
        for (var i = 0; i < method.Inputs.Count; i++)
        {
            var (input, value) = (method.Inputs[i], call.Arguments[i]);
            if (input.Type == MethodArgumentType.Json)
            {
                if (!TryMerge(body, value, out var wrong))
                {
                    return Refused(wrong);
                }
            }
            else if (method.Name == MethodModel.Execute && input.Key == "verb")
            {
                verb = value.GetString() ?? "";
            }
            else if (!IsLeftOut(value))
            {
                body[input.Key] = JsonNode.Parse(value.GetRawText());
            }
        }

        var id = body["requestId"] is JsonValue given && given.TryGetValue<string>(out var text) ? text : "";
        body.Remove("requestId");
        var caller = new Caller(Cut(call.User, LongestName), call.Role, Door.OpcUa, Cut($"session {call.Session}", LongestOrigin));
        var reply = await desk.ExecuteAsync(new ControlRequest(verb, id, JsonSerializer.SerializeToElement(body)), caller, cancellationToken).ConfigureAwait(false);
        return reply.Outcome == ControlOutcome.Forbidden
            ? new MethodReturn(TagQuality.BadUserAccessDenied, false, reply.Sentence)
            : new MethodReturn(TagQuality.Good, reply.Success, reply.Sentence, reply.Data?.GetRawText() ?? "");
    }

    private static MethodReturn Refused(string sentence) => new(TagQuality.Good, false, sentence);

    private static string Cut(string text, int longest) => text.Length <= longest ? text : text[..longest];

    private static bool IsLeftOut(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!.Length == 0,
        JsonValueKind.Number => value.TryGetInt64(out var number) && number == 0,
        JsonValueKind.Array => value.GetArrayLength() == 0,
        JsonValueKind.Null => true,
        _ => false,
    };

    private static bool TryMerge(JsonObject body, JsonElement json, out string wrong)
    {
        wrong = "";
        if (IsLeftOut(json))
        {
            return true;
        }

        if (!ControlMessage.TryRead("", "", Encoding.UTF8.GetBytes(json.GetString()!), out var given, out wrong))
        {
            return false;
        }

        if (given.Body.ValueKind != JsonValueKind.Object)
        {
            wrong = "Body must be a JSON object.";
            return false;
        }

        foreach (var property in given.Body.EnumerateObject())
        {
            body[property.Name] = JsonNode.Parse(property.Value.GetRawText());
        }

        return true;
    }
}
