namespace Complaints.Demo;

internal static class EnglishTexts
{
    public const string Block = """
        [said.SOLE-OPEN]
        The sole is coming away from the boot, you can see daylight through it.
        After {weeks} weeks the left sole has opened at the toe.
        One wet day and the sole came unstuck overnight.
        Half the sole folded under me on the stairs and I nearly went flying.
        Both soles are going, one at the front and one at the heel.
        It began as a white line along the edge, now the water gets in.
        I can put my thumb between the sole and the shoe. That is not right.
        {days} days! That is how long the glue lasted.
        [said.RUB]
        They rub the back of my heel raw every single time.
        I wore them {times} times and had blisters {times} times.
        The edge cuts into my ankle, I have gone through two pairs of socks.
        My little toe is red and sore after half an hour.
        [said.FADE]
        The colour has gone after {weeks} weeks, they look ten years old.
        The toes have turned nearly white and polish does nothing.
        I wiped them with a damp cloth and the cloth turned brown.
        They faded on one side, just from standing near the window.
        [said.UPPER-PEEL]
        The surface is peeling off in flakes where the foot bends.
        You sold me this as real leather and it is peeling like paint.
        Both toes are peeling after {weeks} weeks.
        [said.FIT-SMALL]
        I have always been this size and my toes are jammed in these.
        They were grand in the shop and a full size too small two days later.
        I was told they would stretch. They did not.
        [said.ZIP-FAIL]
        The zip sticks half way and then bursts open behind it.
        The zip pull came off in my hand.
        Two teeth went on the zip after {times} wears.
        [said.SEAM-OPEN]
        The stitching at the side has gone and I can see the lining.
        There is a thread hanging and every day the gap is longer.
        The seam opened after {weeks} weeks of ordinary wear.
        [said.HURTS]
        The sole is as hard as a board, my feet ache all night.
        There is a ridge inside and it is like walking on a stone.
        I stand all day at work and I could barely walk home.
        [said.BLEED]
        My good white socks are blue and it will not wash out.
        It stained the hem of my cream trousers, and they cost more than this.
        The dye came off on my feet and stayed for three days.
        [said.PILL]
        It is covered in bobbles after {times} wears.
        It was bobbling before I even washed it.
        [said.SHRINK]
        I followed the label to the letter and it still shrank a full size.
        The sleeves are two inches shorter after one wash.
        [said.SLOW]
        I waited {minutes} minutes while three of your staff chatted at the till.
        Nobody picks up the phone, and then I queue {minutes} minutes for a simple question.
        [said.SOLE-WEAR-FAST]
        The heel is worn down on one side after {weeks} weeks.
        The grip is gone already and they are lethal in the rain.
        [said.INSOLE-LOOSE]
        The insole slides forward and I have to fish it out every day.
        The insole came unglued and rolls up under my foot.
        [said.EYELET]
        The buckle snapped when I closed it.
        Two of the eyelets tore out, the laces will not hold.
        [said.ODOUR]
        They smell dreadful, even after a week outside.
        The smell hit me when I opened the box, and it has not gone.
        [said.COLOR-MISMATCH-PAIR]
        In daylight the left and the right are two different shades.
        One shoe is shiny and the other is dull.
        [said.RUDE]
        The lad at the counter rolled his eyes and told me to shop elsewhere.
        I tried three pairs and she said out loud, are you ever going to buy something.
        He never looked up from his phone when I asked for another size.
        [said.WATER-IN]
        Sold as waterproof, and my socks were soaked in a drizzle.
        The water comes in at the side, you can see the mark.
        [said.CARD-REFUSED]
        My card did not count for new stock. Nobody said so when I got it.
        The voucher was refused at the till because the coat was reduced.
        [said.PAINT-OFF]
        The edge paint chips off if you so much as look at it.
        The varnish on the heel is cracked all over.
        [said.DELIVERY-LATE]
        You said three days, it was ten, and the wedding was over.
        The parcel was left out in the rain and the courier was rude about it.
        [said.HEEL-LOOSE]
        The heel wobbles and I turned my ankle.
        The heel gave way on the stairs, thank God for the rail.
        [said.PROMISE-BROKEN]
        The repair was promised in a week. It has been three, and not one call.
        You were keeping a pair for me, and now I hear they are sold.
        [said.WRONG-ITEM]
        The box has my size on it and there is another size inside.
        I ordered black. These are not black.
        [said.SQUEAK]
        They squeak at every step, the whole office turns around.
        The right one creaks, I was mortified at Mass.
        [said.PRICE-DIFF]
        The price on the shelf and the price at the till were not the same.
        It was reduced the day after and I was refused the difference.
        [said.BUTTON-OFF]
        A button fell off the first time I wore it, and no spare.
        [said.NAIL-OR-SHARP]
        There is a nail coming up through the sole and it cut my foot!
        [said]
        It is broken after {days} days, please put it right.
        [around]
        I have been shopping here for years and never had cause to complain.
        It was a present for my mother, so you can imagine.
        I have the receipt and the box with me.
        I look after my things, so it is not that.
        They were not cheap either.
        I came in on the bus specially.
        I am away next week and need something sorted.
        My sister has the same ones and hers are perfect.
        I am not looking for trouble, I just want it fixed.
        I only bought it {days} days ago.
        [around.service]
        In all my years here this never happened before.
        Other customers were watching and I was mortified.
        The shop was half empty at the time.
        It is not the money, it is the manner of it.
        The manager ought to know about it.
        My husband was there and he was as shocked as I was.
        [wish.repair]
        Fix them, please, and properly.
        I would like them repaired free of charge.
        [wish.exchange]
        I want a new one.
        An exchange would do me, not a repair.
        [wish.refund]
        I want my money back.
        I would like a refund, please.
        [wish.priceReduction]
        Give me something off and I will keep it.
        [wish.credit]
        Something towards my next purchase would do.
        A credit note would be fine.
        [wish.apology]
        All I want is an apology.
        I expect somebody to say sorry to my face.
        [wish.advice]
        Tell me what I can do about it.
        [wish.other]
        Make me an offer.
        I want it in writing.

        [problem.SOLE-OPEN]
        the sole is coming off
        [problem.RUB]
        the shoes rub
        [problem.FADE]
        the colour fades
        [problem.UPPER-PEEL]
        the upper is peeling
        [problem.FIT-SMALL]
        the shoes run too small
        [problem.ZIP-FAIL]
        the zip has failed
        [problem.SEAM-OPEN]
        a seam has opened
        [problem.HURTS]
        they hurt when walking
        [problem.BLEED]
        the colour comes off on clothes
        [problem.PILL]
        the fabric is bobbling
        [problem.SHRINK]
        it shrank in the wash
        [problem.SLOW]
        the wait was too long
        [problem.SOLE-WEAR-FAST]
        the sole wears down too fast
        [problem.INSOLE-LOOSE]
        the insole is loose
        [problem.EYELET]
        a fastening broke
        [problem.ODOUR]
        there is a bad smell
        [problem.COLOR-MISMATCH-PAIR]
        the two shoes differ in colour
        [problem.RUDE]
        the way our staff spoke was hurtful
        [problem.WATER-IN]
        the shoes let water in
        [problem.CARD-REFUSED]
        a card or voucher was refused
        [problem.PAINT-OFF]
        the edge paint comes off
        [problem.DELIVERY-LATE]
        the delivery came late
        [problem.HEEL-LOOSE]
        the heel is loose
        [problem.PROMISE-BROKEN]
        a promise was not kept
        [problem.WRONG-ITEM]
        the wrong article was handed over
        [problem.SQUEAK]
        the shoes squeak
        [problem.PRICE-DIFF]
        the price was not the one shown
        [problem.BUTTON-OFF]
        a button came off
        [problem.NAIL-OR-SHARP]
        there is a sharp nail inside
        [remedy.repair]
        a repair
        [remedy.exchange]
        an exchange
        [remedy.refund]
        the money back
        [remedy.priceReduction]
        something off the price
        [remedy.credit]
        a credit
        [remedy.apology]
        an apology
        [remedy.advice]
        advice
        [remedy.other]
        an offer from us
        [article]
        article
        [anonymous]
        the customer

        [keyPoints]
        Main point: {problem}. Wants {remedy}.
        {style}: {problem}, after about {weeks} weeks; feels nobody cared.
        1. {problem} 2. bought not long ago 3. wants {remedy}
        {problem}; needs a solution soon, best of all {remedy}.
        Always happy before, disappointed now: {problem}.
        [topics]
        Talked about the match and the weather, calmer after that.
        She told me about the pair she bought here years ago.
        Made tea first and left the shoes aside for a while.
        He is on his feet all day at work.
        Let her tell the whole story without interrupting.
        [apology]
        I am very sorry about this, {name}. You deserve better from us.
        I am sorry for the trouble, and for the journey you had because of it.
        I would be cross as well. I am sorry, and I will see it through myself.
        Thank you for telling us, and please accept our apology.
        [apology.service]
        Nobody should speak to you like that, {name}. I apologise.
        I am sorry we made you feel unwelcome.
        That was our mistake and not yours. I am sorry.
        We kept you waiting and did not keep our word. I am sorry.
        [restated]
        So: {problem}, after about {weeks} weeks, and you would like {remedy}. Is that right?
        Let me say it back: the {style}, {problem}, in ordinary use, and nobody explained why. You want {remedy}.
        What bothers you most is that {problem}, and the trip in. You would like {remedy}.
        To be sure: {problem}, nothing else, and you would like {remedy}.
        [cause.material]
        The material is not up to it. It is nothing that you did.
        In normal use it should not look like this, it is a fault of the material.
        [cause.adhesive]
        The glue did not bond as it should. That is a fault from the factory.
        We have seen this in the same batch before and reported it.
        [cause.workmanship]
        This was badly made, and inspection should have caught it.
        It is a fault in the making and it is on us.
        [cause.design]
        The collar on this style is stiff at first, we can stretch it for you.
        The last is narrow and does not suit every foot.
        [cause.storage]
        It was too long in storage, hence the smell.
        [cause.storeHandling]
        We mixed it up here in the shop.
        The label had not been changed, that was our slip.
        [cause.wrongAdvice]
        We should have advised half a size up.
        [cause.careMissing]
        This material needs a spray against the wet, and we ought to have said so.
        It was washed warmer than the label says, I wrote the care down for you.
        [cause.customerUse]
        The mark shows a knock from outside, it is not a fault in the article.
        This style is not made for long walks.
        [cause.normalWear]
        After this time it is ordinary wear.
        [cause.staff]
        Our colleague was in the wrong and we have spoken to him.
        [cause.policy]
        Our rule was not clear, and we have told head office.
        [cause.carrier]
        It was stuck with the courier, but you bought from us, so we will sort it.
        [cause.unknown]
        We do not know the cause yet and will help all the same.
        [questions]
        Asks whether the next pair will do the same.
        Wants to hear it from head office.
        Does not accept that it is ordinary wear.
        [nothing.noFault]
        Ordinary wear, explained, nothing else wanted.
        No fault found; cleaned and treated free of charge.
        [nothing.fault]
        Exchanged, and nothing else was asked for.
        Only wanted the repair.
        [finalOpinion]
        We will repair it free and add three months of guarantee. That is as far as we can go.
        An exchange but no refund: this is our final view, and we gave the reasons.
        No fault was found; as a gesture we pay half of the repair.
        [happy]
        That is grand, thanks a million.
        Very decent of you, I will be back.
        Quicker than I expected.
        The new ones fit perfectly.
        [unhappy]
        That is not enough, to be honest.
        I still want my money back.
        It is the same as before the repair.
        [lesson]
        Mention care when selling this material.
        Watch this batch and check the stock.
        Tea first, then talk.
        Write promised calls into the diary at once.
        [note.listen]
        Loud at first, fine after five minutes.
        Repeated it all so that nothing is missed.
        Very upset, let her talk it out.
        Took notes, nothing else to add.
        Had receipt and box along.
        Polite, only wants it solved.
        [note.talk.calmer]
        Talked about something else first, that helped.
        Went to the back room with a cup of tea, much calmer.
        Used the name, that helped.
        Sat down and relaxed a little.
        [note.talk.unchanged]
        Still cool but talking.
        [note.talk.angrier]
        Got louder, manager joined.
        [note.apologise]
        Apologised in person, accepted.
        She said no harm done.
        [note.apologise.notAccepted]
        Wants action, not words.
        [note.analyse]
        Measured the spot and wrote it down.
        The fault is plain to see.
        Looked at it together and took photos.
        Compared with another pair of the batch.
        [note.analyse.noFault]
        Worn on one side, no fault to be seen.
        [note.explain]
        Explained in plain words, understood.
        Showed it on a sample.
        [note.explain.disagrees]
        Sees it differently, promised an answer.
        [note.process]
        Agreed and given in writing.
        Goes to the workshop today, posted home after.
        In stock, swapped on the spot.
        [note.compensate]
        A small thank-you, went down well.
        Wrapped it nicely.
        [note.compensate.declined]
        Wants no gift, only the solution.
        [note.confirm.satisfied]
        Happy, walked to the door.
        Said thanks and smiled.
        [note.confirm.notSatisfied]
        Not happy, we have to do more.
        [note.confirm.finalResponse]
        Explained our final view and where else to turn.
        [note.followUp.settled]
        Short chat, all good.
        Rang: all in order.
        Dropped in to say thanks.
        [note.followUp.secondChance]
        Not arrived yet, promise not kept. Making good for it.
        [note.followUp.noReply]
        No answer, left a message.
        Voicemail, will try again.
        [override]
        Article was not at hand, decided from photos.
        [decision.approve]
        Our fault, go ahead.
        Regular customer, worth it.
        [decision.reduce]
        Half is fair here.
        [decision.reject]
        Exchanged already, no more on top.
        [reopened]
        Was away for a month and only saw our message now. The repair did not hold.
        Has a new number and missed our calls. It is still not right.
        [withdrawn]
        Rang to say leave it, had it repaired locally.
        Does not want to spend more time on it and withdraws.
        A misunderstanding, the customer says so.
        [keyPoints.service]
        {problem}; felt disrespected, wants {remedy}.
        About how it was handled: {problem}. Not about the money.
        {problem}, in front of other customers. Wants {remedy}.
        [restated.service]
        So: {problem}, that upset you, and you would like {remedy}. Is that right?
        You are saying that {problem}, and nobody explained it to you.
        It is not the money, it is that {problem}.
        [note.listen.service]
        Listened and did not defend the colleague.
        Wrote down the time and what was said.
        [note.analyse.service]
        Spoke to the colleague on shift.
        Checked the till record, it is as told.
        [note.explain.service]
        Explained how it came about, no excuses.
        [note.process.service]
        The manager will ring in person.
        Promise written down and handed over.
        [finalOpinion.service]
        We have apologised and spoken to the colleague. There is no more we can do.
        We add a voucher to our apology, and that is our final offer.
        [happy.service]
        That is all I wanted, thank you.
        It was decent of the manager to come down herself.
        [unhappy.service]
        That sounded like reading from a card.
        [lesson.service]
        Greet people even when it is busy.
        Put promises in the handover book.
        [nothing.fault.service]
        Wanted nothing but the apology.
        [nothing.noFault.service]
        Nothing amiss on our side, explained kindly.
        [questions.service]
        Asks what will happen to the colleague.
        [note.followUp.settled.service]
        Not cross any more.
        Has been in again and was well looked after.
        [note.followUp.secondChance.service]
        The promised call never came, doing it today.
        [override.service]
        Had to rush, details to follow.
        [withdrawn.service]
        Has calmed down and wants to leave it.
        [more]
        Busy day, went to the back.
        A colleague stepped in for a minute.
        In a hurry, so kept it short.
        Handed over to the late shift.
        Took a number to ring back.
        Photos are filed.
        Checked the date on the receipt.
        Promised an answer today.
        Friendly all the way through.
        [wish.priceReduction.service]
        Take the discount off now, then.
        I would like the difference back.
        [wish.credit.service]
        Honour it the next time and we will say no more.
        """;
}
