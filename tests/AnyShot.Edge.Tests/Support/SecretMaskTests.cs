using AnyShot.Edge.Configuration;
using AnyShot.Edge.Support;

namespace AnyShot.Edge.Tests.Support;

public sealed class SecretMaskTests
{
    private readonly SecretMask _mask = new(new DeviceConfiguration(new AgentOptions(), Path.GetFullPath("device.json"), 1));

    [Theory]
    [InlineData("rtsp://bob:pa/ss@cam.plant:554/stream", "rtsp://[hidden]@cam.plant:554/stream")]
    [InlineData("opens http://token@10.0.0.1/a?b=c now", "opens http://[hidden]@10.0.0.1/a?b=c now")]
    [InlineData("opc.tcp://127.0.0.1:4840", "opc.tcp://127.0.0.1:4840")]
    [InlineData("Host=db;Username=anna;Password=abc;SSL Mode=VerifyFull", "Host=db;Username=anna;Password=[hidden];SSL Mode=VerifyFull")]
    [InlineData("\"token\": \"abc.def\", \"name\": \"x\"", "\"token\": \"[hidden]\", \"name\": \"x\"")]
    [InlineData("rtspsrc location=rtsp://h/ user-id=u user-pw=geheim ! decodebin", "rtspsrc location=rtsp://h/ user-id=u user-pw=[hidden] ! decodebin")]
    [InlineData("is pbkdf2-sha256$600000$c2FsdA==$aGFzaA== so", "is [hidden] so")]
    [InlineData("a\n-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----\nb", "a\n[hidden]\nb")]
    [InlineData("a -----BEGIN RSA PRIVATE KEY-----\nMIIE", "a [hidden]")]
    [InlineData("\"passwordFile\": \"credential:mqtt\"", "\"passwordFile\": \"credential:mqtt\"")]
    [InlineData("The broker refuses user name or password.", "The broker refuses user name or password.")]
    public void Hide_WhatLooksLikeASecret_IsNotThere(string text, string expected) => _mask.Hide(text).ShouldBe(expected);
}
