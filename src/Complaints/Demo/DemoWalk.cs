using System.Text.Json.Nodes;
using Complaints.Access;
using Complaints.Care;
using Complaints.Compensation;
using Complaints.Compensation.Advice;
using Complaints.Compensation.Books;
using Complaints.Customers;
using Complaints.Data;
using Complaints.Processes;
using Complaints.Products;
using Complaints.Shell;
using Complaints.Stages;
using Complaints.Tickets;
using Complaints.Workflow;

namespace Complaints.Demo;

/// <summary>
/// Lives one case through, as far as time allows: the same calls in the same order as the requests of people and timers
/// make, with the clock set to their moment and the actor to their name.
/// </summary>
internal sealed class DemoWalk
{
    private const int MostSteps = 60;

    private readonly ComplaintsDb db;
    private readonly CoachCards coach;
    private readonly Lists lists;
    private readonly DemoPeople people;
    private readonly DemoWords words;
    private readonly DemoPace pace;
    private readonly Dice dice;
    private readonly DateTime now;
    private readonly IReadOnlyList<string> defects;
    private readonly DemoAnswers answers;
    private readonly DemoClock clock = new();
    private readonly RequestScope scope = new();
    private readonly ProcessStore processes;
    private readonly TicketProcess process;
    private readonly StageCompensation compensation;
    private readonly GivenElsewhere given;
    private readonly StagePromises promises;
    private readonly DemoCare care;
    private readonly HashSet<string> asked = [];
    private readonly HashSet<string> back = [];

    public DemoWalk(ComplaintsDb db, ProcessDefinitions definitions, CoachCards coach, Lists lists, DemoPeople people, DemoWords words, Dice dice, DateTime now)
    {
        (this.db, this.coach, this.lists, this.people, this.words, this.dice, this.now) = (db, coach, lists, people, words, dice, now);
        defects = [.. lists.Defects.Select(defect => defect.Code)];
        pace = new DemoPace(dice);
        answers = new DemoAnswers(words, dice);
        processes = StoreOf(db, definitions, lists, scope, clock);
        process = new TicketProcess(processes, new TicketTrouble(db, scope, clock), new TicketClocks(db, processes), new CustomerEvents(db, new CustomerDesk(db, scope), processes, new StoreHours(_ => ValueTask.FromResult(lists)), clock), scope, clock);
        given = new GivenElsewhere(db, clock);
        compensation = new StageCompensation(processes, process, new Turns(db, new TurnQueue()), given, new Budgets(db, clock), new ClaimantDesk(db, new CustomerDesk(db, scope), clock), scope, clock);
        promises = new StagePromises(db, new StoreHours(_ => ValueTask.FromResult(lists)), scope, clock);
        care = new DemoCare(db, lists, now);
    }

    internal static ProcessStore StoreOf(ComplaintsDb db, ProcessDefinitions definitions, Lists lists, RequestScope scope, TimeProvider clock) => new(
        db, definitions, new StoreHours(_ => ValueTask.FromResult(lists)), new Consents(db, new CustomerDesk(db, scope), scope, clock), scope, clock,
        Microsoft.Extensions.Logging.Abstractions.NullLogger<ProcessStore>.Instance);

    public async Task Live(DemoCase story, string number)
    {
        At(story.OpenedAt, story.Clerk);
        var ticket = await Open(story, number);
        await Call(ticket, story);
        for (var step = 0; step < MostSteps && ticket.Status == TicketStatus.Open && ticket.Stage != story.StaysAt; step++)
        {
            var item = db.WorkItems.Local.FirstOrDefault(item => item.TicketId == ticket.Id && item.ClosedAt is null && item.Stage is not null && item.Stage == ticket.Stage);
            if (item is null || (pace.When(story, item, ticket) is var when && when > now))
            {
                break;
            }

            care.Settle(ticket, story, when);
            At(when, people.Who(item.Role, story));
            if (ticket.Stage == story.WithdrawnAt && !AsksFirst(story, ticket))
            {
                await Withdraw(ticket, story);
                break;
            }

            await Complete(ticket, item, story);
            await Decide(ticket, story);
        }

        care.Settle(ticket, story, now);
        care.PutOff(ticket, story);
        if (story.Customer is { } customer)
        {
            db.Attach(customer);
        }

        await ComesBack(ticket, story);
        db.Add(ticket);
    }

    /// <summary>Of those who answered no follow-up, one in each country came back when the store was last open.</summary>
    private async Task ComesBack(Ticket ticket, DemoCase story)
    {
        var when = Enumerable.Range(0, 4).Select(earlier => story.Store.NextOpen(now.AddHours(-4 - (6 * earlier)))).FirstOrDefault(open => open <= now, DateTime.MaxValue);
        if (ticket.Outcome != Outcomes.NoReply || story.Customer is null || ticket.ClosedAt > now.AddDays(-5) || ticket.ClosedAt < now.AddDays(-90) || when > now || !back.Add(story.Store.Store.Country))
        {
            return;
        }

        At(when, story.Clerk);
        ticket.Reopen(ReopenTicketValidator.NotSatisfied, words.Say(story, "reopened"), mood: 3, when, scope.Actor);
        await process.Reopen(ticket, ReopenTicketValidator.NotSatisfied, CancellationToken.None);
    }

    private async Task<Ticket> Open(DemoCase story, string number)
    {
        var defect = lists.Defect((story.FirstTakenFor ?? story.Defect).Code)!;
        var ticket = Ticket.Open(
            number, story.Store.Code, story.Channel, story.Customer, story.Item, defect.Code, defect.Group,
            words.Description(story), story.Remedy, story.Mood, scope.Actor, clock.Now());
        await process.Start(ticket, null, CancellationToken.None);
        return ticket;
    }

    /// <summary>Before somebody who shouts, the clerk calls, and the supervisor comes after a minute.</summary>
    private async Task Call(Ticket ticket, DemoCase story)
    {
        if (story is not { Channel: "counter", Mood: 5 })
        {
            return;
        }

        ticket.Called(Role.Supervisor, clock.Now(), scope.Actor);
        var call = await processes.Start(
            WellKnown.SupervisorCall, TicketProcess.Subject(ticket), new Dictionary<string, JsonNode?> { ["role"] = Role.Supervisor.Word(), ["roleAbove"] = Role.Region.Word() }, CancellationToken.None);
        await process.Follow(ticket, call, CancellationToken.None);
        if (clock.Now().AddMinutes(1) is var comes && comes > now)
        {
            return;
        }

        At(comes, people.SupervisorOf(story.Store.Code));
        var task = db.WorkItems.Local.First(item => item.TicketId == ticket.Id && item.Name == WellKnown.CallTask && item.ClosedAt is null);
        ticket.Did(task.Form.Title.Plain, "coming", null, comes, scope.Actor);
        await process.Follow(ticket, await processes.Advance(db.ProcessInstances.Local.First(instance => instance.Id == task.InstanceId), new TaskAnswered(task.Id, new JsonObject { ["outcome"] = "coming" }), CancellationToken.None), CancellationToken.None);
    }

    /// <summary>The card that the clerk had before them.</summary>
    private string? CardFor(Ticket ticket) => coach.For(new Situation(ticket.Stage!, ticket.DefectCode, ticket.Problem, ticket.Mood, ticket.Safety is not null))?.Id;

    private async Task Complete(Ticket ticket, WorkItem item, DemoCase story)
    {
        var form = item.Form;
        var answer = answers.For(ticket, form, story, clock.Now());
        var gate = StageGate.Check(form, answer.Given, ticket.DefectCode, defects, clock.Today());
        if (gate.Unmet.Count > 0)
        {
            scope.Actor = people.SupervisorOf(story.Store.Code);
        }

        var visit = ticket.Record(
            new StageRecord(answer.Note, answer.Outcome!, answer.Mood, gate.Answers, gate.Unmet.Count > 0 ? words.Say(story, "override") : null, CardFor(ticket)), scope.Actor);
        if (gate.Answers["defect"]?.GetValue<string>() is { } code && lists.Defect(code) is { } defect)
        {
            ticket.Recode(defect.Code, defect.Group, clock.Now(), scope.Actor);
        }

        if (await compensation.Propose(ticket, visit, answer.Compensation!, lists, CancellationToken.None) is { Count: > 0 } problems)
        {
            throw new InvalidOperationException($"The demo proposes what nobody may give: {problems[0].Sentence}");
        }

        await promises.Follow(ticket, visit, gate.Answers, CancellationToken.None);
        care.Repair(ticket, visit, story, clock.Now());
        if (visit.Waits(ticket))
        {
            ticket.AwaitApproval(clock.Now(), scope.Actor);
        }
        else
        {
            await process.Complete(ticket, visit, item, CancellationToken.None);
        }
    }

    /// <summary>Answers what waits for an answer, unless it is too early for that, or the customer has had enough.</summary>
    private async Task Decide(Ticket ticket, DemoCase story)
    {
        foreach (var approval in ticket.Approvals.Where(approval => approval.Status == ApprovalStatus.Waiting).ToList())
        {
            var instance = db.ProcessInstances.Local.First(instance => instance.ApprovalId == approval.Id);
            var when = story.Store.NextOpen(clock.Now() + (dice.Chance(0.12) ? dice.Minutes(65, 170) : dice.Minutes(4, 35)));
            var waits = story.WaitsForDecision || when > now;
            await Ring(ticket, instance, waits ? now : when);

            if (waits)
            {
                await AskBack(ticket, approval, instance, story);
                continue;
            }

            At(when, story.Clerk);
            if (story.WithdrawnAt is not null)
            {
                await Withdraw(ticket, story);
                return;
            }

            scope.Actor = people.Who(approval.Role, story);
            await Decide(ticket, approval, instance, story);
        }
    }

    private async Task Decide(Ticket ticket, Approval approval, ProcessInstance instance, DemoCase story)
    {
        var work = db.WorkItems.Local.Where(item => item.TicketId == ticket.Id && item.ClosedAt is null).ToList();
        var question = work.First(item => item.ApprovalId == approval.Id && item.IsDecision && scope.Actor.Role.MayDecideFor(item.Role));
        var decision = dice.Chance(0.74) ? Decision.Approve : dice.Chance(0.55) ? Decision.Reduce : Decision.Reject;
        var refusal = approval.Decide(
            decision, decision == Decision.Reduce ? Math.Max(100, approval.AmountMinor / 200 * 100) : null,
            decision == Decision.Approve && dice.Chance(0.6) ? null : words.Say(story, "decision." + decision.Word()), lists.Limits, await given.Of(ticket, approval.Currency, grantedOnly: true, CancellationToken.None), scope.Actor, clock.Now());
        if (refusal is not null)
        {
            throw new InvalidOperationException($"The demo decides what it may not: {refusal.Problems[0].Sentence}");
        }

        ticket.Decided(approval, scope.Actor, clock.Now());
        await processes.Advance(instance, new TaskAnswered(question.Id, new JsonObject { ["outcome"] = decision.Word() }), CancellationToken.None);
        if (ticket.OpenVisit is { } visit && !visit.Waits(ticket))
        {
            await process.Complete(ticket, visit, work.First(item => item.Stage == ticket.Stage), CancellationToken.None);
        }
    }

    /// <summary>Of those that wait, the first of each country is with the clerk again: somebody wants to know more.</summary>
    private async Task AskBack(Ticket ticket, Approval approval, ProcessInstance instance, DemoCase story)
    {
        if (!asked.Add(story.Store.Store.Country))
        {
            return;
        }

        At(now, people.Who(approval.Role, story));
        var text = story.Store.Store.Country switch
        {
            "CN" => "小票还在吗？顾客以前投诉过吗？",
            "DE" => "Ist der Kassenbon noch da? War die Kundin schon einmal hier?",
            _ => "Is the receipt still there? Has she been here before?",
        };
        if (approval.Ask(text, scope.Actor, now) is null)
        {
            ticket.AskedBack(approval.OpenQuestion!, now, scope.Actor);
            var question = db.WorkItems.Local.First(item => item.ApprovalId == approval.Id && item.ClosedAt is null && item.IsDecision);
            await process.Follow(
                ticket, await processes.Advance(instance, new TaskAnswered(question.Id, new JsonObject { ["outcome"] = Decision.AskBack.Word(), ["question"] = text }), CancellationToken.None), CancellationToken.None);
        }
    }

    /// <summary>What the process wanted to be woken for by then.</summary>
    private async Task Ring(Ticket ticket, ProcessInstance instance, DateTime by)
    {
        while (db.ProcessTimers.Local.FirstOrDefault(timer => timer.InstanceId == instance.Id && timer.DueAt <= by) is { DueAt: { } dueAt } timer)
        {
            At(dueAt, Actor.System);
            await process.Follow(ticket, await processes.Advance(instance, new TimerDue(timer.Id), CancellationToken.None), CancellationToken.None);
        }
    }

    private async Task Withdraw(Ticket ticket, DemoCase story)
    {
        care.FallAway(ticket, story, clock.Now());
        ticket.Withdraw(words.Say(story, "withdrawn"), clock.Now(), scope.Actor);
        foreach (var question in db.ProcessInstances.Local.Where(instance => instance.TicketId == ticket.Id && instance.ApprovalId is not null && instance.Status == InstanceStatus.Running).ToList())
        {
            await processes.Advance(question, new CancelRequested("The ticket was withdrawn."), CancellationToken.None);
        }

        await process.Withdraw(ticket, CancellationToken.None);
    }

    /// <summary>Customers who let it be while a decision is awaited first have something asked for.</summary>
    private static bool AsksFirst(DemoCase story, Ticket ticket) =>
        ticket.Stage == "compensate" && story.Gifts!.Any(gift => gift.Kind is "discountCard15" or "vipUpgrade" or "taxi" or "flowers" or "cleaning");

    private void At(DateTime time, Actor actor) => (clock.Utc, scope.Actor) = (time, actor);
}
