using System.Reflection;
using AnyShot.Edge.Hosting;
using Microsoft.Extensions.Logging;

namespace AnyShot.Edge.Tests.Hosting;

public sealed class LogEventIdTests
{
    /// <summary>A thousand numbers a feature, so that a number alone says where a line comes from.</summary>
    private static readonly Dictionary<string, int> Thousands = new()
    {
        ["Hosting"] = 1,
        ["Capture"] = 2,
        ["Outbox"] = 3,
        ["Mqtt"] = 4,
        ["Sparkplug"] = 4,
        ["OpcUa"] = 5,
        ["Dashboard"] = 6,
        ["Inspection"] = 7,
        ["Classes"] = 8,
        ["Security"] = 12,
        ["Parts"] = 14,
        ["Control"] = 16,
        ["Trials"] = 15,
        ["Handshake"] = 17,
        ["Recording"] = 19,
        ["Commissioning"] = 20,
        ["PartMaps"] = 26,
        ["Drift"] = 27,
        ["History"] = 22,
    };

    private static readonly IReadOnlyList<(string Feature, string Method, int Id)> Messages =
    [
        .. from type in typeof(AgentHost).Assembly.GetTypes()
           from method in type.GetMethods(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
           let message = method.GetCustomAttribute<LoggerMessageAttribute>()
           where message is not null
           select (type.Namespace!.Split('.')[2], $"{type.Name}.{method.Name}", message.EventId),
    ];

    [Fact]
    public void Ids_OfAllMessages_AreUnique()
    {
        Messages.Count.ShouldBeGreaterThan(20);
        Messages.GroupBy(m => m.Id).Where(g => g.Count() > 1).Select(g => $"{g.Key}: {string.Join(", ", g.Select(m => m.Method))}").ShouldBeEmpty();
    }

    [Fact]
    public void Ids_OfAFeature_LieInItsThousand() =>
        Messages.Where(m => m.Id / 1000 != Thousands[m.Feature]).Select(m => $"{m.Method}: {m.Id}").ShouldBeEmpty();
}
